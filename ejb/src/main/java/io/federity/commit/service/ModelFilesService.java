package io.federity.commit.service;

import io.federity.commit.Commit;
import io.federity.commit.Tree;
import io.federity.commit.TreeEntry;
import io.federity.commit.persistence.CommitStore;
import io.federity.commit.service.ModelFiles.ModelFile;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.identity.Actor;
import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.object.service.ObjectGrants;
import io.federity.recipe.ArchitectureDescriptor;
import io.federity.recipe.Recipe;
import io.federity.repository.RepositoryName;
import io.federity.repository.service.RepositoryAccess;
import io.federity.repository.service.RepositoryService;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Lists what a commit's model consists of; no tensor is read for it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ModelFilesService {
  @Inject RepositoryService repositories;
  @Inject CommitStore commits;
  @Inject ObjectGrants grants;
  @Inject ObjectStore objects;

  /** The parts of the model at a commit, which is named by its whole id. */
  public Outcome<ModelFiles> list(Actor actor, RepositoryName name, String commit) {
    return repositories
        .open(actor, name)
        .then(access -> find(access, commit).then(found -> read(access, found)));
  }

  private Outcome<Commit> find(RepositoryAccess access, String commit) {
    return ObjectId.parse(commit)
        .flatMap(id -> commits.findIn(access.repository().id(), id))
        .map(signed -> Outcome.accepted(signed.commit()))
        .orElseGet(() ->
            Outcome.refused(ErrorCode.NOT_FOUND, access.fullName() + " has no commit " + commit));
  }

  private Outcome<ModelFiles> read(RepositoryAccess access, Commit commit) {
    String repositoryId = access.repository().id();
    var model = new RepositoryObjects(objects, object -> grants.isGranted(repositoryId, object));
    return model
        .document(commit.recipe(), "recipe")
        .then(recipe ->
            model
                .tree(commit.tree())
                .then(tree ->
                    model
                        .document(tree.architecture(), "architecture")
                        .then(architecture -> files(commit, recipe, tree, architecture))));
  }

  private static Outcome<ModelFiles> files(
      Commit commit, byte[] recipe, Tree tree, byte[] architecture) {
    List<ModelFile> files = new ArrayList<>();
    files.add(document("recipe.json", "recipe", recipe, commit.recipe()));
    files.add(document("architecture.json", "architecture", architecture, tree.architecture()));
    tree.entries().forEach(entry -> files.add(tensor(entry)));
    return ArchitectureDescriptor.readCanonical(architecture)
        .then(shape -> Recipe.readCanonical(recipe).map(r -> new ModelFiles(shape, r, files)));
  }

  private static ModelFile document(String name, String kind, byte[] bytes, ObjectId object) {
    return new ModelFile(name, kind, List.of(), "", bytes.length, object.hex());
  }

  private static ModelFile tensor(TreeEntry entry) {
    var spec = entry.spec();
    return new ModelFile(
        spec.name(),
        "tensor",
        spec.shape(),
        spec.dtype().name(),
        spec.byteSize(),
        entry.object().hex());
  }
}
