package io.federity.round.service;

import io.federity.commit.Tree;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.object.PutOutcome;
import io.federity.object.persistence.ObjectGrantStore;
import io.federity.security.ServerActor;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;

/** Small objects that the server reads and writes itself: trees and recipes. */
@Dependent
public class ModelObjects {
  private final ObjectStore objects;
  private final ObjectGrantStore grants;
  private final Clock clock;

  /**
   * Objects of {@code objects}; those that the server makes are granted at {@code clock}'s time.
   */
  @Inject
  public ModelObjects(ObjectStore objects, ObjectGrantStore grants, Clock clock) {
    this.objects = objects;
    this.grants = grants;
    this.clock = clock;
  }

  /** The bytes of an object, which must exist. */
  public byte[] read(ObjectId id) {
    try (InputStream in = objects.open(id)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("object " + id, e);
    }
  }

  /** The tree of that id, which must exist. */
  public Tree tree(ObjectId id) {
    return switch (JsonReader.readCanonical(read(id))) {
      case JsonReading.Read read -> Tree.fromJson(read.value());
      case JsonReading.Malformed malformed ->
          throw new IllegalStateException("tree " + id + ": " + malformed);
    };
  }

  /** Stores bytes as an object of the repository. */
  public ObjectId write(String repositoryId, byte[] bytes) {
    ObjectId id = ObjectId.ofBytes(bytes);
    try {
      PutOutcome outcome = objects.put(id, new ByteArrayInputStream(bytes), bytes.length);
      if (outcome instanceof PutOutcome.HashMismatch || outcome instanceof PutOutcome.TooLarge) {
        throw new IllegalStateException("object " + id + " was not stored: " + outcome);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("object " + id, e);
    }
    grant(repositoryId, id);
    return id;
  }

  /** Gives an object that the server made to the repository. */
  public void grant(String repositoryId, ObjectId id) {
    grants.grant(repositoryId, id, ServerActor.ACTOR.username(), clock.instant());
  }
}
