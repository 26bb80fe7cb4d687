package io.federity.contribution;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.identity.Actor;
import io.federity.identity.Role;
import io.federity.object.ObjectId;
import io.federity.policy.BranchPolicy;
import io.federity.repository.Membership;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pushed commit on its way into a branch.
 *
 * <p>A contributor trains on the branch head and pushes: that opens a contribution with revision 1
 * in {@code VERIFYING}. When its signature, lineage and structure are verified it waits for
 * reviewers; the author never approves, and one approval at least comes from another hospital.
 * Reviewers may ask for changes; the next push is a new revision and makes earlier approvals void,
 * because a decision names the commit it is for. With enough approvals it joins the branch's open
 * round, and the round's merge makes it {@code MERGED}. It may be withdrawn or rejected on the way,
 * and becomes {@code OUTDATED} when the branch moves on without it.
 *
 * <p>A revert is a contribution too, under the same review. It joins no round: approved, it waits
 * for a compliance officer who releases it, and is then published by itself.
 *
 * <p>Immutable; each step returns the next state or a refusal that has changed nothing.
 *
 * @param id identity across repositories
 * @param number number within the repository, from 1
 * @param repositoryId id of the repository
 * @param hospital hospital of the author when the contribution was opened
 * @param revisions oldest first, never empty
 * @param refusedBecause code and detail, in state {@code REFUSED} only
 */
public record Contribution(
    String id,
    int number,
    String repositoryId,
    String branch,
    ContributionKind kind,
    String author,
    String authorName,
    String hospital,
    ContributionState state,
    List<Revision> revisions,
    List<Decision> decisions,
    Optional<String> refusedBecause,
    Instant opened) {
  public Contribution {
    revisions = List.copyOf(revisions);
    decisions = List.copyOf(decisions);
    if (revisions.isEmpty()) {
      throw new IllegalArgumentException("a contribution has at least one revision");
    }
  }

  /** Opens a contribution with its first revision. */
  public static Contribution open(
      String id,
      int number,
      String repositoryId,
      String branch,
      ContributionKind kind,
      Actor author,
      ObjectId commit,
      ObjectId base,
      long numExamples,
      Instant now) {
    return new Contribution(
        id,
        number,
        repositoryId,
        branch,
        kind,
        author.username(),
        author.displayName(),
        author.hospital(),
        ContributionState.VERIFYING,
        List.of(new Revision(1, commit, base, numExamples, now)),
        List.of(),
        Optional.empty(),
        now);
  }

  /** The newest revision. */
  public Revision current() {
    return revisions.getLast();
  }

  /** Approvals that count: on the newest revision. */
  public List<Decision> approvals() {
    return decisions.stream()
        .filter(decision -> decision.kind() == DecisionKind.APPROVE && !decision.voided())
        .toList();
  }

  /** Adds a revision; earlier decisions become void. */
  public Outcome<Contribution> revise(
      Actor author, ObjectId commit, ObjectId base, long numExamples, Instant now) {
    if (!author.username().equals(this.author)) {
      return Outcome.refused(
          ErrorCode.NOT_ALLOWED, "contribution " + number + " belongs to " + this.author);
    }
    if (current().commit().equals(commit)) {
      return Outcome.accepted(this); // the same push again, after a lost answer
    }
    if (!author.hospital().equals(hospital)) {
      return Outcome.refused(
          ErrorCode.HOSPITAL_CHANGED,
          "contribution %d was opened for %s, its author is now of %s"
              .formatted(number, hospital, author.hospital()));
    }
    if (waitsForRelease()) {
      return Outcome.refused(
          ErrorCode.WRONG_STATE,
          "revert " + number + " is approved; withdraw it before you propose another");
    }
    List<Revision> next = new ArrayList<>(revisions);
    next.add(new Revision(revisions.size() + 1, commit, base, numExamples, now));
    List<Decision> voided = decisions.stream().map(decision -> decision.voidedBy(commit)).toList();
    return become(ContributionState.VERIFYING)
        .map(moved -> moved.with(moved.state, next, voided, Optional.empty()));
  }

  /** Takes the result of verification of {@code commit}. */
  public Outcome<Contribution> verified(ObjectId commit, VerificationOutcome outcome) {
    if (!current().commit().equals(commit)) {
      return stale(commit);
    }
    return switch (outcome) {
      case VerificationOutcome.Verified verified -> become(ContributionState.IN_REVIEW);
      case VerificationOutcome.Refused(Refusal refusal) ->
          become(ContributionState.REFUSED)
              .map(refused ->
                  refused.with(
                      refused.state,
                      revisions,
                      decisions,
                      Optional.of(refusal.code().code() + ": " + refusal.detail())));
    };
  }

  /**
   * A person decides. Checked here and not only on a page: role and hospital, four eyes, that the
   * decision names the newest commit, that a reason is given.
   */
  public Outcome<Contribution> decide(
      DecisionKind kind,
      ObjectId commit,
      Membership person,
      String reason,
      BranchPolicy policy,
      Instant now) {
    Optional<Refusal> objection = objectionTo(kind, commit, person, reason);
    if (objection.isPresent()) {
      return Outcome.refused(objection.get());
    }
    Actor actor = person.actor();
    List<Decision> next = new ArrayList<>(decisions);
    next.add(
        new Decision(
            kind,
            commit,
            actor.username(),
            actor.displayName(),
            actor.hospital(),
            reason.strip(),
            now,
            false));
    Contribution decided = with(state, revisions, next, refusedBecause);
    return switch (kind) {
      case APPROVE ->
          decided.hasEnoughApprovals(policy)
              ? decided.become(ContributionState.APPROVED)
              : Outcome.accepted(decided);
      case RELEASE -> Outcome.accepted(decided);
      case REQUEST_CHANGES -> decided.become(ContributionState.CHANGES_REQUESTED);
      case REJECT -> decided.become(ContributionState.REJECTED);
      case WITHDRAW -> decided.become(ContributionState.WITHDRAWN);
    };
  }

  private Optional<Refusal> objectionTo(
      DecisionKind kind, ObjectId commit, Membership person, String reason) {
    Actor actor = person.actor();
    boolean isAuthor = actor.username().equals(author);
    if (kind == DecisionKind.WITHDRAW) {
      if (!isAuthor) {
        return refusal(ErrorCode.NOT_ALLOWED, "only " + author + " may withdraw this contribution");
      }
    } else if (isAuthor) {
      return refusal(
          ErrorCode.AUTHOR_CANNOT_APPROVE, author + " is the author of contribution " + number);
    } else if (person.objectionTo(decider(kind)).isPresent()) {
      return person.objectionTo(decider(kind));
    }
    if (!current().commit().equals(commit)) {
      return refusal(
          ErrorCode.STALE_COMMIT,
          "the decision names "
              + commit.shortHex()
              + ", the newest revision is "
              + current().commit().shortHex());
    }
    if (kind != DecisionKind.WITHDRAW && !waitsFor(kind)) {
      return refusal(
          ErrorCode.WRONG_STATE,
          "contribution " + number + ", a " + this.kind.wireName() + ", is " + state);
    }
    if (kind == DecisionKind.APPROVE && actor.hospital().equals(hospital)) {
      return refusal(
          ErrorCode.SAME_HOSPITAL, actor.username() + " is of the author's hospital, " + hospital);
    }
    if (reason.isBlank()) {
      return refusal(ErrorCode.MISSING_REASON, "every decision needs a reason");
    }
    boolean again =
        approvals().stream().anyMatch(approval -> approval.username().equals(actor.username()));
    if (again && (kind == DecisionKind.APPROVE || kind == DecisionKind.RELEASE)) {
      return refusal(
          ErrorCode.ALREADY_DECIDED, actor.username() + " has approved " + commit.shortHex());
    }
    return Optional.empty();
  }

  /** Who decides so: reviewers, and on an approved revert the compliance officers. */
  private Role decider(DecisionKind kind) {
    return kind == DecisionKind.RELEASE || waitsForRelease()
        ? Role.COMPLIANCE_OFFICER
        : Role.REVIEWER;
  }

  private boolean waitsFor(DecisionKind kind) {
    return switch (kind) {
      case APPROVE, REQUEST_CHANGES -> state == ContributionState.IN_REVIEW;
      case REJECT -> state == ContributionState.IN_REVIEW || waitsForRelease();
      case RELEASE -> waitsForRelease();
      case WITHDRAW -> !state.isFinal();
    };
  }

  /** Whether this is an approved revert, which a compliance officer releases or rejects. */
  public boolean waitsForRelease() {
    return kind == ContributionKind.REVERT && state == ContributionState.APPROVED;
  }

  private static Optional<Refusal> refusal(ErrorCode code, String detail) {
    return Optional.of(new Refusal(code, detail));
  }

  private boolean hasEnoughApprovals(BranchPolicy policy) {
    return approvals().size() >= policy.requiredApprovals();
  }

  /** The merge it is part of was published. */
  public Outcome<Contribution> merged() {
    return become(ContributionState.MERGED);
  }

  /** A refused sign-off named it. */
  public Outcome<Contribution> excluded() {
    return become(ContributionState.REJECTED);
  }

  /** The branch moved on without it. */
  public Outcome<Contribution> outdated() {
    return become(ContributionState.OUTDATED);
  }

  private Outcome<Contribution> become(ContributionState next) {
    if (!state.mayBecome(next)) {
      return Outcome.refused(
          ErrorCode.WRONG_STATE, "contribution " + number + " is " + state + ", not to be " + next);
    }
    return Outcome.accepted(with(next, revisions, decisions, refusedBecause));
  }

  private Outcome<Contribution> stale(ObjectId commit) {
    return Outcome.refused(
        ErrorCode.STALE_COMMIT,
        commit.shortHex() + " is not the newest revision of contribution " + number);
  }

  private Contribution with(
      ContributionState nextState,
      List<Revision> nextRevisions,
      List<Decision> nextDecisions,
      Optional<String> because) {
    return new Contribution(
        id,
        number,
        repositoryId,
        branch,
        kind,
        author,
        authorName,
        hospital,
        nextState,
        nextRevisions,
        nextDecisions,
        because,
        opened);
  }
}
