package io.federity.contribution.service;

import io.federity.commit.CommitKind;
import io.federity.commit.RefName;
import io.federity.commit.SignedCommit;
import io.federity.commit.persistence.CommitStore;
import io.federity.commit.persistence.RefStores;
import io.federity.commit.service.CommitAdmission;
import io.federity.commit.service.RepositoryObjects;
import io.federity.contribution.Contribution;
import io.federity.contribution.ContributionState;
import io.federity.contribution.VerificationOutcome;
import io.federity.contribution.persistence.ContributionStore;
import io.federity.crash.CrashPoint;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.identity.Actor;
import io.federity.identity.Role;
import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.object.service.ObjectGrants;
import io.federity.page.Cursor;
import io.federity.page.Page;
import io.federity.page.PageRequest;
import io.federity.repository.RepositoryName;
import io.federity.repository.persistence.StoredRepository;
import io.federity.repository.service.RepositoryAccess;
import io.federity.repository.service.RepositoryService;
import io.federity.wallet.persistence.WalletLink;
import io.federity.wallet.persistence.WalletStore;
import io.federity.wire.ContributionView;
import io.federity.wire.DecisionRequest;
import io.federity.wire.ProposeCommit;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pushes and what becomes of them. */
@Stateless
public class ContributionService {
  @Inject RepositoryService repositories;
  @Inject CommitStore commits;
  @Inject RefStores refs;
  @Inject WalletStore wallets;
  @Inject ObjectGrants grants;
  @Inject ObjectStore objects;
  @Inject ContributionStore contributions;
  @Inject ContributionIntake intake;
  @Inject ContributionDecisions decisions;
  @Inject ContributionVerification verification;
  @Inject ContributionViews views;

  /**
   * Takes a push. The tensors are read before the transaction begins: objects never change, so what
   * was found holds, and a large model keeps no row locked. The same push again answers the same.
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Outcome<Proposed> propose(Actor actor, RepositoryName name, ProposeCommit proposal) {
    return repositories
        .open(actor, name)
        .then(access -> {
          Outcome<Proposed> outcome = push(access, proposal);
          if (outcome instanceof Outcome.Refused<Proposed>(Refusal refusal)) {
            intake.recordRefusal(access, subject(proposal), refusal);
          }
          return outcome;
        });
  }

  private Outcome<Proposed> push(RepositoryAccess access, ProposeCommit proposal) {
    Optional<Refusal> objection = access.membership().objectionTo(Role.CONTRIBUTOR);
    if (objection.isPresent()) {
      return Outcome.refused(objection.get());
    }
    Actor actor = access.membership().actor();
    return admission()
        .admit(proposal, access.repository(), actor, CommitKind.CONTRIBUTION, CommitKind.REVERT)
        .then(signed -> {
          Optional<Contribution> before = contributions.ofCommit(signed.commit().id());
          return before.isPresent()
              ? proposed(access.repository(), before.get(), false)
              : checkAndStore(access, signed);
        });
  }

  private Outcome<Proposed> checkAndStore(RepositoryAccess access, SignedCommit signed) {
    StoredRepository repository = access.repository();
    String branch = signed.commit().branch();
    Optional<ObjectId> head = RefName.branch(branch).flatMap(refs.of(repository.id())::read);
    if (head.isEmpty()) {
      return Outcome.refused(
          ErrorCode.UNKNOWN_BASE, access.fullName() + " has no branch " + branch);
    }
    return new PushCheck(commits, objectsOf(repository.id()))
        .check(signed.commit(), head.get())
        .then(changes -> intake.accept(access, signed, changes))
        .then(taken -> {
          CrashPoint.PUSH_COMMITTED.reach();
          return proposed(repository, taken.contribution(), taken.created());
        });
  }

  private Outcome<Proposed> proposed(
      StoredRepository repository, Contribution contribution, boolean created) {
    return Outcome.accepted(new Proposed(views.view(repository, contribution), created));
  }

  private CommitAdmission admission() {
    return new CommitAdmission(address -> wallets.findLinked(address).map(WalletLink::username));
  }

  private RepositoryObjects objectsOf(String repositoryId) {
    return new RepositoryObjects(objects, object -> grants.isGranted(repositoryId, object));
  }

  /** The id that the commit would have: a malformed one has none in its text. */
  private static String subject(ProposeCommit proposal) {
    return ObjectId.ofBytes(proposal.commit().getBytes(StandardCharsets.UTF_8)).hex();
  }

  /** Every contribution of a repository, newest first, without their tensors' changes. */
  public Outcome<List<ContributionView>> list(
      Actor actor, RepositoryName name, @Nullable String state, @Nullable String branch) {
    return PageRequest.all(request -> page(actor, name, state, branch, request));
  }

  /** Contributions of a repository, newest first, without their tensors' changes. */
  public Outcome<Page<ContributionView>> page(
      Actor actor,
      RepositoryName name,
      @Nullable String state,
      @Nullable String branch,
      PageRequest request) {
    return wanted(state)
        .then(wanted ->
            request
                .position(cursor -> cursor.integer(0))
                .then(before ->
                    repositories
                        .open(actor, name)
                        .map(access ->
                            page(access, wanted, Optional.ofNullable(branch), before, request))));
  }

  private Page<ContributionView> page(
      RepositoryAccess access,
      Optional<ContributionState> state,
      Optional<String> branch,
      Optional<Integer> before,
      PageRequest request) {
    List<Contribution> found =
        contributions.page(access.repository().id(), state, branch, before, request.rowsToRead());
    return Page.of(request, found, last -> Cursor.after(last.number()))
        .map(contribution -> views.summary(access.repository(), contribution));
  }

  private static Outcome<Optional<ContributionState>> wanted(@Nullable String state) {
    if (state == null) {
      return Outcome.accepted(Optional.empty());
    }
    Optional<ContributionState> named = state(state);
    return named.isPresent()
        ? Outcome.accepted(named)
        : Outcome.refused(
            ErrorCode.BAD_REQUEST, "no state of a contribution: " + state + "; " + states());
  }

  private static Optional<ContributionState> state(String name) {
    return Arrays.stream(ContributionState.values())
        .filter(state -> state.wireName().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  private static String states() {
    return "there are "
        + String.join(
            ", ",
            Arrays.stream(ContributionState.values()).map(ContributionState::wireName).toList());
  }

  /** One contribution with everything a reviewer must see. */
  public Outcome<ContributionView> view(Actor actor, RepositoryName name, int number) {
    return repositories
        .open(actor, name)
        .then(access -> find(access, number).map(found -> views.view(access.repository(), found)));
  }

  private Outcome<Contribution> find(RepositoryAccess access, int number) {
    return contributions
        .find(access.repository().id(), number)
        .map(Outcome::accepted)
        .orElseGet(() ->
            Outcome.refused(
                ErrorCode.NOT_FOUND, access.fullName() + " has no contribution " + number));
  }

  /** Approves, asks for changes, rejects or withdraws. */
  public Outcome<ContributionView> decide(
      Actor actor, RepositoryName name, int number, DecisionRequest request) {
    return repositories
        .open(actor, name)
        .then(access ->
            find(access, number)
                .then(found -> decisions.decide(access, found, request))
                .map(decided -> views.view(access.repository(), decided)));
  }

  /** Verifies the newest revision, apart from its push, and records what was found. */
  public VerificationOutcome verify(String contributionId) {
    return verification.verify(contributionId);
  }
}
