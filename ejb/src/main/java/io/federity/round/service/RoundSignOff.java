package io.federity.round.service;

import io.federity.audit.service.AuditRecorder;
import io.federity.commit.AttestationKind;
import io.federity.commit.service.AttestationService;
import io.federity.contribution.persistence.ContributionStore;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.identity.Actor;
import io.federity.object.ObjectId;
import io.federity.repository.service.RepositoryAccess;
import io.federity.round.Round;
import io.federity.round.RoundMember;
import io.federity.round.persistence.RoundStore;
import io.federity.security.Settings;
import io.federity.wire.SignOffRequest;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The signature of a compliance officer under a merge. */
@Dependent
public class RoundSignOff {
  private static final int MAX_REASON = 4_000;

  @Inject RoundStore rounds;
  @Inject ContributionStore contributions;
  @Inject AttestationService attestations;
  @Inject RoundProcess process;
  @Inject AuditRecorder audit;
  @Inject Settings settings;
  @Inject Clock clock;

  Outcome<Round> decide(RepositoryAccess access, Round round, SignOffRequest request) {
    Actor actor = access.membership().actor();
    if (actor.authenticatedAt().plus(settings.signingWindow()).isBefore(clock.instant())) {
      return Outcome.refused(
          ErrorCode.FRESH_LOGIN_REQUIRED,
          "a signature needs a login within the last " + settings.signingWindow());
    }
    Optional<ObjectId> merge = ObjectId.parse(request.commit());
    if (merge.isEmpty()) {
      return bad("commit must be the id of the merge that was looked at");
    }
    if (request.reason().length() > MAX_REASON) {
      return bad("the reason is longer than " + MAX_REASON + " characters");
    }
    return switch (request.decision()) {
      case "approve" ->
          round
              .signOff(merge.get(), access.membership(), request.reason())
              .map(released -> released(access, released, request));
      case "refuse" -> refuse(access, round, merge.get(), request);
      default -> bad("decision must be approve or refuse");
    };
  }

  private Round released(RepositoryAccess access, Round round, SignOffRequest request) {
    rounds.save(round);
    attest(
        access,
        AttestationKind.SIGN_OFF,
        round.mergeCommit().orElseThrow(),
        "Released",
        round,
        request.reason());
    record(access, round, "round.sign-off", Map.of("reason", request.reason()));
    process.signedOff(round, true);
    return round;
  }

  private Outcome<Round> refuse(
      RepositoryAccess access, Round round, ObjectId merge, SignOffRequest request) {
    List<ObjectId> excluded = new ArrayList<>();
    for (String text : request.exclude()) {
      Optional<ObjectId> commit = ObjectId.parse(text);
      if (commit.isEmpty()) {
        return bad("exclude must name commit ids, not " + text);
      }
      excluded.add(commit.get());
    }
    return round
        .refuseSignOff(
            merge,
            access.membership(),
            request.reason(),
            excluded,
            access.repository().policy(),
            clock.instant())
        .map(reopened -> refused(access, round, reopened, request));
  }

  private Round refused(
      RepositoryAccess access, Round before, Round reopened, SignOffRequest request) {
    rounds.save(reopened);
    rounds.flag(reopened.id(), "");
    attest(
        access,
        AttestationKind.SIGN_OFF_REFUSED,
        before.mergeCommit().orElseThrow(),
        "Not released",
        before,
        request.reason());
    for (RoundMember member : before.members()) {
      if (request.exclude().contains(member.commit().hex())) {
        reject(access, before, member, request.reason());
      }
    }
    record(
        access,
        reopened,
        "round.sign-off-refused",
        Map.of("reason", request.reason(), "excluded", String.join(" ", request.exclude())));
    process.signedOff(reopened, false);
    return reopened;
  }

  private void reject(RepositoryAccess access, Round round, RoundMember member, String reason) {
    contributions
        .find(member.contributionId())
        .ifPresent(contribution -> contributions.save(accepted(contribution.excluded())));
    attest(
        access, AttestationKind.REJECTION, member.commit(), "Excluded at sign-off", round, reason);
  }

  private void attest(
      RepositoryAccess access,
      AttestationKind kind,
      ObjectId subject,
      String meaning,
      Round round,
      String reason) {
    attestations.attest(
        kind,
        access.repository().id(),
        subject,
        access.membership().actor(),
        meaning,
        reason.strip(),
        Map.of("round", Integer.toString(round.number())));
  }

  private void record(
      RepositoryAccess access, Round round, String action, Map<String, String> details) {
    Map<String, String> all = new java.util.HashMap<>(details);
    all.put("round", Integer.toString(round.number()));
    audit.record(
        access.membership().actor(), access.fullName(), action, round.id(), Map.copyOf(all));
  }

  private static <T> T accepted(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) ->
          throw new IllegalStateException(refusal.code() + ": " + refusal.detail());
    };
  }

  private static <T> Outcome<T> bad(String detail) {
    return Outcome.refused(ErrorCode.BAD_REQUEST, detail);
  }
}
