package io.federity.reconciliation.service;

import io.federity.commit.Commit;
import io.federity.commit.Tree;
import io.federity.commit.TreeEntry;
import io.federity.commit.persistence.CommitStore;
import io.federity.error.Outcome;
import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.object.persistence.ObjectGrantStore;
import io.federity.recipe.ArchitectureDescriptor;
import io.federity.repository.persistence.RepositoryStore;
import io.federity.repository.persistence.StoredRepository;
import io.federity.round.service.ModelObjects;
import io.federity.wire.MissingObjectView;
import io.federity.wire.ObjectInventoryView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds the store against the records. These are read first: bytes are written before the records
 * that name them, so whatever a record names is there, or lost.
 */
@Dependent
class ObjectInventory {
  private final RepositoryStore repositories;
  private final CommitStore commits;
  private final ObjectGrantStore grants;
  private final ModelObjects models;
  private final ObjectStore objects;

  @Inject
  ObjectInventory(
      RepositoryStore repositories,
      CommitStore commits,
      ObjectGrantStore grants,
      ModelObjects models,
      ObjectStore objects) {
    this.repositories = repositories;
    this.commits = commits;
    this.grants = grants;
    this.models = models;
    this.objects = objects;
  }

  ObjectInventoryView take() {
    Map<ObjectId, MissingObjectView> missing = new LinkedHashMap<>();
    Set<ObjectId> named = new HashSet<>();
    Set<ObjectId> granted = new HashSet<>();
    for (StoredRepository repository : repositories.all()) {
      String name = repository.name().toString();
      Map<ObjectId, String> needed = needed(repository.id());
      named.addAll(needed.keySet());
      for (ObjectId object : grants.ofRepository(repository.id())) {
        granted.add(object);
        needed.putIfAbsent(object, "an upload");
      }
      needed.forEach((object, by) -> {
        if (!isStored(object)) {
          missing.putIfAbsent(object, new MissingObjectView(object.hex(), name, by));
        }
      });
    }
    Set<ObjectId> stored = stored();
    List<String> unknown =
        stored.stream()
            .filter(object -> !granted.contains(object) && !named.contains(object))
            .filter(object -> !grants.isGrantedAnywhere(object)) // since the records were read
            .map(ObjectId::hex)
            .sorted()
            .toList();
    return new ObjectInventoryView(
        stored.size(),
        stored.stream().filter(named::contains).count(),
        List.copyOf(missing.values()),
        stored.stream().filter(granted::contains).filter(one -> !named.contains(one)).count(),
        unknown);
  }

  /** The stored objects that no repository has and no commit names. */
  List<ObjectId> unneeded() {
    Set<ObjectId> candidates = new HashSet<>(stored());
    grants.all().forEach(candidates::remove);
    if (candidates.isEmpty()) {
      return List.of(); // the usual case, in which no tree has to be read
    }
    for (StoredRepository repository : repositories.all()) {
      candidates.removeAll(needed(repository.id()).keySet());
    }
    return candidates.stream().filter(object -> !grants.isGrantedAnywhere(object)).toList();
  }

  /** What the repository's commits name, with what for. */
  private Map<ObjectId, String> needed(String repositoryId) {
    Map<ObjectId, String> needed = new HashMap<>();
    for (Commit commit : commits.inRepository(repositoryId)) {
      String of = " of commit " + commit.id().shortHex();
      needed.putIfAbsent(commit.recipe(), "the recipe" + of);
      boolean isNew = needed.putIfAbsent(commit.tree(), "the tree" + of) == null;
      if (isNew && isStored(commit.tree())) {
        Tree tree = models.tree(commit.tree());
        needed.putIfAbsent(tree.architecture(), "the architecture" + of);
        scriptedModule(tree).forEach(module -> needed.putIfAbsent(module, "the module" + of));
        for (TreeEntry entry : tree.entries()) {
          needed.putIfAbsent(entry.object(), "tensor " + entry.spec().name() + of);
        }
      }
    }
    return needed;
  }

  private Stream<ObjectId> scriptedModule(Tree tree) {
    return isStored(tree.architecture())
            && ArchitectureDescriptor.readCanonical(models.read(tree.architecture()))
                instanceof
                Outcome.Accepted<ArchitectureDescriptor>(ArchitectureDescriptor.TorchScript script)
        ? Stream.of(ObjectId.of(script.module()))
        : Stream.empty();
  }

  private boolean isStored(ObjectId object) {
    try {
      return objects.contains(object);
    } catch (IOException e) {
      throw new UncheckedIOException("object " + object, e);
    }
  }

  private Set<ObjectId> stored() {
    try {
      return Set.copyOf(objects.ids());
    } catch (IOException e) {
      throw new UncheckedIOException("the store's objects cannot be listed", e);
    }
  }
}
