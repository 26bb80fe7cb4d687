package io.federity.cli.repo;

import io.federity.cli.auth.StoredLogin;
import io.federity.cli.console.Console;
import io.federity.cli.remote.Api;
import io.federity.cli.workingcopy.ObjectUpload;
import io.federity.commit.Commit;
import io.federity.commit.CommitKind;
import io.federity.commit.SignedCommit;
import io.federity.commit.Tree;
import io.federity.commit.TreeEntry;
import io.federity.error.Outcome;
import io.federity.object.FileObjectStore;
import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.repository.RepositoryName;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorObject;
import io.federity.wallet.SigningKey;
import io.federity.wire.CommitView;
import io.federity.wire.ProposeCommit;
import io.federity.wire.RepositoryView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Uploads what a repository begins with and proposes its first commit. */
record RootCommit(Api api, RepositoryView repository, Blueprint blueprint, Console console) {

  /** Makes the commit out of {@code folder}, which serves as a store for a while. */
  Outcome<CommitView> propose(StoredLogin login, SigningKey key, Instant time, Path folder) {
    RepositoryName name = new RepositoryName(repository.owner(), repository.name());
    ObjectStore store = new FileObjectStore(folder);
    return blueprint
        .initialTensors()
        .then(tensors -> {
          List<ObjectId> objects = new ArrayList<>();
          Tree tree = store(store, tensors, objects);
          return new ObjectUpload(api.objects(), name, store, console)
              .send(objects)
              .then(sent -> api.commits().createRoot(name, sign(tree, login, key, time)));
        });
  }

  private Tree store(ObjectStore store, List<Tensor> tensors, List<ObjectId> objects) {
    try {
      if (blueprint.module().isPresent()) {
        objects.add(store.put(Files.readAllBytes(blueprint.module().get())));
      }
      ObjectId architecture = store.put(blueprint.architecture().canonicalBytes());
      objects.add(architecture);
      objects.add(store.put(blueprint.recipe().canonicalBytes()));
      List<TreeEntry> entries = new ArrayList<>();
      for (Tensor tensor : tensors) {
        ObjectId id = TensorObject.put(tensor, store);
        objects.add(id);
        entries.add(new TreeEntry(tensor.spec(), id));
      }
      Tree tree = new Tree(architecture, entries);
      objects.add(store.put(tree.bytes()));
      return tree;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot store the initial model", e);
    }
  }

  private ProposeCommit sign(Tree tree, StoredLogin login, SigningKey key, Instant time) {
    Commit commit =
        new Commit(
            CommitKind.ROOT,
            repository.id(),
            repository.defaultBranch(),
            List.of(),
            tree.id(),
            ObjectId.ofBytes(blueprint.recipe().canonicalBytes()),
            login.username(),
            login.hospital(),
            key.address(),
            "Begin " + repository.owner() + "/" + repository.name(),
            0,
            Map.of(),
            Map.of(),
            time,
            Optional.empty());
    SignedCommit signed = SignedCommit.sign(commit, key);
    return new ProposeCommit(
        new String(commit.bytes(), StandardCharsets.UTF_8),
        Base64.getEncoder().encodeToString(signed.signature()));
  }
}
