package io.federity.contribution.service;

import io.federity.audit.service.AuditRecorder;
import io.federity.commit.AttestationKind;
import io.federity.commit.service.AttestationService;
import io.federity.contribution.Contribution;
import io.federity.contribution.ContributionState;
import io.federity.contribution.DecisionKind;
import io.federity.contribution.persistence.ContributionStore;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.identity.Actor;
import io.federity.identity.Role;
import io.federity.object.ObjectId;
import io.federity.repository.persistence.MemberStore;
import io.federity.repository.persistence.RepositoryStore;
import io.federity.repository.service.RepositoryAccess;
import io.federity.security.Settings;
import io.federity.wire.DecisionRequest;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Takes people's decisions: an electronic signature, then the process goes on. */
@Dependent
class ContributionDecisions {
  @Inject RepositoryStore repositories;
  @Inject MemberStore members;
  @Inject ContributionStore contributions;
  @Inject RoundMembership rounds;
  @Inject ReviewProcess process;
  @Inject AttestationService attestations;
  @Inject AuditRecorder audit;
  @Inject Settings settings;
  @Inject Clock clock;

  Outcome<Contribution> decide(
      RepositoryAccess access, Contribution found, DecisionRequest request) {
    Optional<DecisionKind> kind = DecisionKind.named(request.decision());
    Optional<ObjectId> commit = ObjectId.parse(request.commit());
    if (kind.isEmpty() || commit.isEmpty()) {
      return Outcome.refused(
          ErrorCode.BAD_REQUEST,
          kind.isEmpty()
              ? "decision must be approve, request-changes, reject, release or withdraw"
              : "commit must be the whole id of the commit that was looked at");
    }
    // The repository before the contribution, as pushes and rounds do: no two wait for each other.
    repositories.lock(found.repositoryId());
    Contribution contribution = contributions.lock(found.id()).orElseThrow();
    Instant now = clock.instant();
    Optional<Refusal> objection =
        objectionToLeave(kind.get(), contribution)
            .or(() -> staleLogin(kind.get(), access.membership().actor(), now, window()));
    if (objection.isPresent()) {
      return Outcome.refused(objection.get());
    }
    return contribution
        .decide(
            kind.get(),
            commit.get(),
            access.membership(),
            request.reason(),
            access.repository().policy(),
            now)
        .then(decided ->
            objectionToAuthor(kind.get(), contribution)
                .map(Outcome::<Contribution>refused)
                .orElseGet(() -> Outcome.accepted(decided)))
        .map(decided -> store(access, contribution, decided, kind.get()));
  }

  private Duration window() {
    return settings.signingWindow();
  }

  private Optional<Refusal> objectionToLeave(DecisionKind kind, Contribution contribution) {
    return kind == DecisionKind.WITHDRAW && contribution.state() == ContributionState.APPROVED
        ? rounds.objectionToLeave(contribution)
        : Optional.empty();
  }

  /** Nothing of an author whom the repository has revoked is approved, unless they are back. */
  private Optional<Refusal> objectionToAuthor(DecisionKind kind, Contribution contribution) {
    boolean contributes =
        members
            .rolesOf(contribution.repositoryId(), contribution.author())
            .contains(Role.CONTRIBUTOR);
    return kind != DecisionKind.APPROVE || contributes
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                ErrorCode.AUTHOR_REVOKED,
                contribution.author() + " is no longer a contributor of this repository"));
  }

  /** Signing needs both components of an electronic signature again (21 CFR 11.200). */
  static Optional<Refusal> staleLogin(
      DecisionKind kind, Actor actor, Instant now, Duration window) {
    boolean fresh = !actor.authenticatedAt().plus(window).isBefore(now);
    return kind == DecisionKind.WITHDRAW || fresh
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                ErrorCode.FRESH_LOGIN_REQUIRED,
                actor.username() + " signed in more than " + window.toMinutes() + " minutes ago"));
  }

  private Contribution store(
      RepositoryAccess access, Contribution before, Contribution decided, DecisionKind kind) {
    contributions.save(decided);
    var decision = decided.decisions().getLast();
    Actor actor = access.membership().actor();
    attestations.attest(
        attestationKind(kind),
        decided.repositoryId(),
        decision.commit(),
        actor,
        kind.meaning(),
        decision.reason(),
        Map.of(
            "contribution", String.valueOf(decided.number()),
            "revision", String.valueOf(decided.current().number())));
    if (kind == DecisionKind.WITHDRAW) {
      if (before.state() == ContributionState.APPROVED) {
        rounds.leave(before);
      }
      process.withdrawn(decided);
    } else {
      process.decided(decided);
    }
    audit.record(
        actor,
        access.fullName(),
        "contribution." + kind.wireName(),
        decided.id(),
        Map.of(
            "number", String.valueOf(decided.number()),
            "commit", decision.commit().hex(),
            "before", before.state().wireName(),
            "after", decided.state().wireName(),
            "reason", decision.reason()));
    return contributions.find(decided.id()).orElseThrow();
  }

  private static AttestationKind attestationKind(DecisionKind kind) {
    return switch (kind) {
      case APPROVE -> AttestationKind.APPROVAL;
      case REQUEST_CHANGES -> AttestationKind.CHANGES_REQUESTED;
      case REJECT -> AttestationKind.REJECTION;
      case RELEASE -> AttestationKind.SIGN_OFF;
      case WITHDRAW -> AttestationKind.WITHDRAWAL;
    };
  }
}
