package io.federity.cli.workingcopy;

import io.federity.cli.console.Console;
import io.federity.cli.remote.Api;
import io.federity.commit.Commit;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.object.DurableFiles;
import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.object.StorageFullException;
import io.federity.tensor.SafetensorsWriter;
import io.federity.wire.CommitView;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.util.Map;

/** Brings a working copy to a commit of the server. */
final class Checkout {
  private final WorkingCopy copy;
  private final Api api;
  private final Console console;

  Checkout(WorkingCopy copy, Api api, Console console) {
    this.copy = copy;
    this.api = api;
    this.console = console;
  }

  /** What a checkout did. */
  record Result(ObjectId commit, String kind, String message, int downloaded) {}

  /** The commit at the head of the branch, signature checked. */
  Outcome<Commit> remoteHead() {
    return api.commits().view(copy.repository(), copy.config().branch()).then(this::verified);
  }

  private Outcome<Commit> verified(CommitView view) {
    return new CommitCheck(copy.config().repositoryId(), copy.config().serverKey())
        .verify(view)
        .map(signed -> signed.commit());
  }

  /**
   * Downloads what is missing, writes the person's files and moves HEAD; a commit that was not
   * pushed is given up.
   */
  Outcome<Result> to(Commit commit) {
    ObjectStore store = copy.store();
    var download = new ModelDownload(api.objects(), copy.repository(), store, console);
    return download
        .fetch(commit)
        .then(model -> {
          remember(commit, store);
          copy.beginCheckout(commit.id());
          return write(model, store);
        })
        .map(model -> {
          copy.dropCommitted();
          copy.endCheckout(commit.id());
          return new Result(
              commit.id(), commit.kind().kindName(), commit.message(), download.downloaded());
        });
  }

  private Outcome<StoredModel> write(StoredModel model, ObjectStore store) {
    try (Arena arena = Arena.ofShared()) {
      return model
          .tensors(store, arena)
          .then(tensors -> {
            try {
              replace("recipe.json", model.recipe().canonicalBytes());
              replace("architecture.json", model.architecture().canonicalBytes());
              if (model.module().isPresent()) {
                replace("module.pt", StoredModel.bytes(store, model.module().get()));
              }
              SafetensorsWriter.write(tensors, Map.of("format", "pt"), copy.modelFile());
              return Outcome.accepted(model);
            } catch (IOException e) {
              ErrorCode code =
                  StorageFullException.among(e).isPresent()
                      ? ErrorCode.STORAGE_FULL
                      : ErrorCode.FILE_UNUSABLE;
              return Outcome.refused(code, "cannot write to " + copy.root() + ": " + e);
            }
          });
    }
  }

  private void replace(String name, byte[] content) throws IOException {
    DurableFiles.disk().replace(copy.root().resolve(name), new ByteArrayInputStream(content));
  }

  /** Keeps the commit's own bytes, so that training and committing need no network. */
  private static void remember(Commit commit, ObjectStore store) {
    try {
      store.put(commit.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot store commit " + commit.id(), e);
    }
  }
}
