package io.federity.commit.service;

import io.federity.audit.service.AuditRecorder;
import io.federity.commit.Commit;
import io.federity.commit.CommitKind;
import io.federity.commit.RefName;
import io.federity.commit.RefStore;
import io.federity.commit.RefUpdate;
import io.federity.commit.SignedCommit;
import io.federity.commit.Tree;
import io.federity.commit.persistence.RefStores;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.object.persistence.ObjectGrantStore;
import io.federity.recipe.ArchitectureDescriptor;
import io.federity.recipe.Recipe;
import io.federity.repository.persistence.RepositoryStore;
import io.federity.repository.service.RepositoryAccess;
import io.federity.wallet.persistence.WalletLink;
import io.federity.wallet.persistence.WalletStore;
import io.federity.wire.ProposeCommit;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Takes the first commit of a branch: architecture, recipe and initial values that fit. */
@Dependent
class RootCommits {
  @Inject WalletStore wallets;
  @Inject ObjectStore objects;
  @Inject ObjectGrantStore grants;
  @Inject CommitWriter writer;
  @Inject RefStores refs;
  @Inject RepositoryStore repositories;
  @Inject AuditRecorder audit;
  @Inject Clock clock;

  Outcome<SignedCommit> create(RepositoryAccess access, ProposeCommit proposal) {
    Optional<Refusal> objection = access.objectionToAdministration();
    if (objection.isPresent()) {
      return Outcome.refused(objection.get());
    }
    String repositoryId = access.repository().id();
    var model = new RepositoryObjects(objects, object -> grants.isGranted(repositoryId, object));
    return new CommitAdmission(address -> wallets.findLinked(address).map(WalletLink::username))
        .admit(proposal, access.repository(), access.membership().actor(), CommitKind.ROOT)
        .then(signed -> check(model, signed.commit()).map(_ -> signed))
        .then(signed -> store(access, signed));
  }

  static Outcome<Commit> check(RepositoryObjects model, Commit commit) {
    Outcome<Recipe> recipe = model.document(commit.recipe(), "recipe").then(Recipe::readCanonical);
    Outcome<Tree> tree = model.tree(commit.tree());
    Outcome<ArchitectureDescriptor> architecture =
        tree.then(read ->
            model
                .document(read.architecture(), "architecture")
                .then(ArchitectureDescriptor::readCanonical));
    return recipe
        .then(read ->
            architecture.then(shape -> {
              Optional<Refusal> misfit = read.misfit(shape);
              return misfit.isPresent()
                  ? Outcome.<ArchitectureDescriptor>refused(misfit.get())
                  : Outcome.accepted(shape);
            }))
        .then(shape -> tree.then(read -> fits(model, shape, read)))
        .then(new ModelCheck(model)::wellFormed)
        .map(_ -> commit);
  }

  /** A scripted module says itself what it holds; the other architectures say it here. */
  private static Outcome<Tree> fits(
      RepositoryObjects model, ArchitectureDescriptor architecture, Tree tree) {
    if (architecture instanceof ArchitectureDescriptor.TorchScript script) {
      return model.require(ObjectId.of(script.module()), "module").map(_ -> tree);
    }
    Optional<Refusal> misfit = ModelCheck.structureMisfit(architecture.parameterShapes(), tree);
    return misfit.isPresent() ? Outcome.refused(misfit.get()) : Outcome.accepted(tree);
  }

  private Outcome<SignedCommit> store(RepositoryAccess access, SignedCommit signed) {
    Commit commit = signed.commit();
    Optional<RefName> branch = RefName.branch(commit.branch());
    if (branch.isEmpty()) {
      return Outcome.refused(ErrorCode.BAD_REQUEST, "not a name of a branch: " + commit.branch());
    }
    repositories.lock(access.repository().id()); // of two roots at once, the second sees the first
    RefStore refStore = refs.of(access.repository().id());
    Optional<ObjectId> head = refStore.read(branch.get());
    if (head.isPresent()) {
      return head.get().equals(commit.id()) // the same root again, after a lost answer
          ? Outcome.accepted(signed)
          : taken(commit.branch(), head.get());
    }
    ObjectId id = writer.write(signed, clock.instant());
    if (refStore.compareAndSet(branch.get(), Optional.empty(), id) instanceof RefUpdate.Lost) {
      throw new IllegalStateException(access.fullName() + " was locked, but its ref moved");
    }
    audit.record(
        access.membership().actor(),
        access.fullName(),
        "commit.root",
        id.hex(),
        Map.of("branch", commit.branch()));
    return Outcome.accepted(signed);
  }

  private static Outcome<SignedCommit> taken(String branch, ObjectId head) {
    return Outcome.refused(
        ErrorCode.REF_MOVED, "branch " + branch + " has a commit already: " + head.shortHex());
  }
}
