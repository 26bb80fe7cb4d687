package io.federity.cli.workingcopy;

import io.federity.cli.console.Console;
import io.federity.cli.remote.ObjectApi;
import io.federity.commit.Commit;
import io.federity.commit.Tree;
import io.federity.commit.TreeEntry;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.object.PutOutcome;
import io.federity.recipe.ArchitectureDescriptor;
import io.federity.repository.RepositoryName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Brings the objects of a commit that are not here yet; each is checked against its hash. */
public final class ModelDownload {
  private static final long MAX_BYTES = 1L << 36;

  private final ObjectApi objects;
  private final RepositoryName repository;
  private final ObjectStore store;
  private final Console console;
  private int downloaded;

  /** Prepares a download into {@code store}. */
  public ModelDownload(
      ObjectApi objects, RepositoryName repository, ObjectStore store, Console console) {
    this.objects = objects;
    this.repository = repository;
    this.store = store;
    this.console = console;
  }

  /** Brings what is missing and reads the model. */
  public Outcome<StoredModel> fetch(Commit commit) {
    Outcome<StoredModel> model =
        documents(commit).then(found -> ensureContent(found.tree()).map(done -> found));
    console.endProgress();
    return model;
  }

  /** Brings tree, recipe and architecture, and none of the tensors. */
  public Outcome<StoredModel> documents(Commit commit) {
    return ensure(List.of(commit.tree(), commit.recipe()))
        .then(done -> StoredModel.tree(StoredModel.bytes(store, commit.tree())))
        .then(tree -> ensure(List.of(tree.architecture())))
        .then(done -> StoredModel.read(commit, store));
  }

  /** Brings one object. */
  public Outcome<ObjectId> object(ObjectId id) {
    return ensure(List.of(id)).map(done -> id);
  }

  /** How many objects were not here. */
  public int downloaded() {
    return downloaded;
  }

  private Outcome<Tree> ensureContent(Tree tree) {
    return ArchitectureDescriptor.readCanonical(StoredModel.bytes(store, tree.architecture()))
        .then(architecture -> {
          Set<ObjectId> needed = new LinkedHashSet<>();
          StoredModel.module(architecture).ifPresent(needed::add);
          tree.entries().stream().map(TreeEntry::object).forEach(needed::add);
          return ensure(new ArrayList<>(needed)).map(done -> tree);
        });
  }

  private Outcome<Integer> ensure(List<ObjectId> ids) {
    int done = 0;
    for (ObjectId id : ids) {
      String shown = "%d of %d objects".formatted(++done, ids.size());
      console.progress(shown);
      if (!isHere(id)
          && objects.open(repository, id).then(in -> receive(id, watched(in, shown)))
              instanceof Outcome.Refused<Integer> refused) {
        return refused;
      }
    }
    return Outcome.accepted(done);
  }

  private InputStream watched(InputStream in, String shown) {
    return new WatchedStream(
        in, passed -> console.progress("%s, %d MiB".formatted(shown, passed >> 20)));
  }

  private boolean isHere(ObjectId id) {
    try {
      return store.contains(id);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look up object " + id, e);
    }
  }

  private Outcome<Integer> receive(ObjectId id, InputStream stream) {
    try (InputStream in = stream) {
      return switch (store.put(id, in, MAX_BYTES)) {
        case PutOutcome.Stored _, PutOutcome.AlreadyThere _ -> Outcome.accepted(++downloaded);
        case PutOutcome.HashMismatch(ObjectId actual) ->
            Outcome.refused(
                ErrorCode.OBJECT_HASH_MISMATCH,
                "the server sent %s for object %s; nothing was stored".formatted(actual, id));
        case PutOutcome.TooLarge(long limit) ->
            Outcome.refused(ErrorCode.OBJECT_TOO_LARGE, "object %s is too large".formatted(id));
      };
    } catch (IOException e) {
      return Outcome.refused(
          ErrorCode.SERVER_UNREACHABLE, "object %s broke off: %s".formatted(id.shortHex(), e));
    }
  }
}
