package io.federity.cli.workingcopy;

import io.federity.cli.console.Console;
import io.federity.cli.remote.ObjectApi;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.repository.RepositoryName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Sends the objects that the server does not have yet; may be interrupted and begun again. */
public final class ObjectUpload {
  private final ObjectApi objects;
  private final RepositoryName repository;
  private final ObjectStore store;
  private final Console console;

  /** Prepares an upload out of {@code store}. */
  public ObjectUpload(
      ObjectApi objects, RepositoryName repository, ObjectStore store, Console console) {
    this.objects = objects;
    this.repository = repository;
    this.store = store;
    this.console = console;
  }

  /** Sends what is missing and returns how many objects that were. */
  public Outcome<Integer> send(Collection<ObjectId> ids) {
    int sent = 0;
    int seen = 0;
    for (ObjectId id : ids) {
      String shown = "%d of %d objects".formatted(++seen, ids.size());
      console.progress(shown);
      Outcome<Boolean> outcome =
          objects
              .exists(repository, id)
              .then(there -> there ? Outcome.accepted(false) : sendOne(id, shown));
      switch (outcome) {
        case Outcome.Accepted<Boolean>(Boolean wasSent) -> sent += wasSent ? 1 : 0;
        case Outcome.Refused<Boolean>(var refusal) -> {
          console.endProgress();
          return Outcome.refused(refusal);
        }
      }
    }
    console.endProgress();
    return Outcome.accepted(sent);
  }

  private Outcome<Boolean> sendOne(ObjectId id, String shown) {
    try {
      OptionalLong size = store.size(id);
      if (size.isEmpty()) {
        return Outcome.refused(ErrorCode.OBJECT_MISSING, "object %s is not here".formatted(id));
      }
      long mebibytes = size.getAsLong() >> 20;
      Supplier<InputStream> content =
          () ->
              new WatchedStream(
                  open(id),
                  passed ->
                      console.progress(
                          "%s, %d of %d MiB".formatted(shown, passed >> 20, mebibytes)));
      return objects.put(repository, id, size.getAsLong(), content).map(done -> true);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read object " + id, e);
    }
  }

  private InputStream open(ObjectId id) {
    try {
      return store.open(id);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read object " + id, e);
    }
  }
}
