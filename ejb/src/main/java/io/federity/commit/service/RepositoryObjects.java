package io.federity.commit.service;

import io.federity.commit.Tree;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.json.JsonShapeException;
import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.tensor.TensorObject;
import io.federity.tensor.TensorObjectOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The objects of one repository, read on behalf of a proposal: what was not granted to the
 * repository is missing, even where the store has it.
 */
public final class RepositoryObjects {
  /** Longest tree, recipe or descriptor that is read into memory, in bytes. */
  private static final long MAX_DOCUMENT = 64L << 20;

  private final ObjectStore objects;
  private final Predicate<ObjectId> granted;

  /** Reads {@code objects} as far as {@code granted} allows. */
  public RepositoryObjects(ObjectStore objects, Predicate<ObjectId> granted) {
    this.objects = objects;
    this.granted = granted;
  }

  /** Whether the repository has the object; {@code what} names its part in the proposal. */
  public Outcome<ObjectId> require(ObjectId id, String what) {
    try {
      return granted.test(id) && objects.contains(id)
          ? Outcome.accepted(id)
          : Outcome.refused(ErrorCode.OBJECT_MISSING, what + " " + id + " was not uploaded");
    } catch (IOException e) {
      throw new UncheckedIOException("object " + id, e);
    }
  }

  /** Reads a small object into memory. */
  public Outcome<byte[]> document(ObjectId id, String what) {
    return require(id, what).then(present -> read(present, what));
  }

  private Outcome<byte[]> read(ObjectId id, String what) {
    try {
      OptionalLong size = objects.size(id);
      if (size.orElse(0) > MAX_DOCUMENT) {
        return Outcome.refused(
            ErrorCode.OBJECT_TOO_LARGE,
            what + " " + id + " has more than " + MAX_DOCUMENT + " bytes");
      }
      try (InputStream in = objects.open(id)) {
        return Outcome.accepted(in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("object " + id, e);
    }
  }

  /** Reads a tree; only its canonical encoding is one. */
  public Outcome<Tree> tree(ObjectId id) {
    return document(id, "tree").then(RepositoryObjects::parseTree);
  }

  private static Outcome<Tree> parseTree(byte[] bytes) {
    return switch (JsonReader.readCanonical(bytes)) {
      case JsonReading.Malformed(int offset, String reason) ->
          Outcome.refused(
              ErrorCode.MALFORMED_COMMIT, "the tree, at character " + offset + ": " + reason);
      case JsonReading.Read read -> {
        try {
          yield Outcome.accepted(Tree.fromJson(read.value()));
        } catch (JsonShapeException e) {
          yield Outcome.refused(ErrorCode.MALFORMED_COMMIT, "the tree: " + e.explanation());
        }
      }
    };
  }

  /** Maps a tensor object, whose memory lives as long as {@code arena}. */
  TensorObjectOutcome tensor(ObjectId id, Arena arena) {
    try {
      return TensorObject.open(id, objects, arena);
    } catch (IOException e) {
      throw new UncheckedIOException("object " + id, e);
    }
  }
}
