package io.federity.round;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.identity.Role;
import io.federity.object.ObjectId;
import io.federity.policy.BranchPolicy;
import io.federity.repository.Membership;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One round of a branch: from the branch head it starts at to the merge that becomes the next head.
 *
 * <p>While {@code OPEN} it takes approved contributions, one a hospital. It is closed by quorum, by
 * its deadline or by a maintainer, never below the quorum; members and time are then frozen, so
 * that aggregation gives the same commit however often it is started. The merge is evaluated at the
 * hospitals and signed off; a refused sign-off names who is excluded and opens the round again.
 *
 * <p>Immutable; each step returns the next state or a refusal that has changed nothing.
 *
 * @param id identity across repositories
 * @param number number within the repository; training rounds count from 1
 * @param base branch head the round starts from
 * @param members sorted by commit id
 * @param frozenAt when it was closed; the time of the merge commit
 * @param mergeCommit the merge, from {@code AGGREGATED} on
 */
public record Round(
    String id,
    int number,
    String repositoryId,
    String branch,
    ObjectId base,
    RoundState state,
    List<RoundMember> members,
    List<Exclusion> exclusions,
    Instant opened,
    Instant deadline,
    Optional<CloseReason> closeReason,
    Optional<Instant> frozenAt,
    Optional<ObjectId> mergeCommit) {
  public Round {
    members =
        members.stream().sorted(Comparator.comparing(member -> member.commit().hex())).toList();
    exclusions = List.copyOf(exclusions);
  }

  /** Opens a round on the branch head. */
  public static Round open(
      String id,
      int number,
      String repositoryId,
      String branch,
      ObjectId base,
      BranchPolicy policy,
      Instant now) {
    return new Round(
        id,
        number,
        repositoryId,
        branch,
        base,
        RoundState.OPEN,
        List.of(),
        List.of(),
        now,
        now.plus(policy.roundDeadline()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The hospital's member, if it has one. */
  public Optional<RoundMember> memberOf(String hospital) {
    return members.stream().filter(member -> member.hospital().equals(hospital)).findFirst();
  }

  /** Whether the contribution is a member. */
  public boolean hasMember(String contributionId) {
    return members.stream().anyMatch(member -> member.contributionId().equals(contributionId));
  }

  /** An approved contribution joins; joining twice with the same commit changes nothing. */
  public Outcome<Round> join(RoundMember member) {
    if (state != RoundState.OPEN) {
      return wrongState("does not take contributions");
    }
    Optional<RoundMember> present = memberOf(member.hospital());
    if (present.isPresent()) {
      return present.get().equals(member)
          ? Outcome.accepted(this)
          : Outcome.refused(
              ErrorCode.HOSPITAL_ALREADY_IN_ROUND,
              member.hospital()
                  + " has contribution "
                  + present.get().contributionNumber()
                  + " in round "
                  + number);
    }
    List<RoundMember> next = new ArrayList<>(members);
    next.add(member);
    return Outcome.accepted(withMembers(next, exclusions));
  }

  /** A contribution leaves an open round: withdrawn, or revised. */
  public Outcome<Round> leave(String contributionId) {
    if (state != RoundState.OPEN) {
      return wrongState("is closed; its members are fixed");
    }
    List<RoundMember> rest =
        members.stream().filter(member -> !member.contributionId().equals(contributionId)).toList();
    return Outcome.accepted(withMembers(rest, exclusions));
  }

  /** Whether the round has as many members as the policy asks for. */
  public boolean hasQuorum(BranchPolicy policy) {
    return members.size() >= policy.quorum();
  }

  /** A maintainer asks for the round to be closed now. */
  public Outcome<Round> closeBy(Membership person, BranchPolicy policy, Instant now) {
    Optional<Refusal> objection = person.objectionTo(Role.MAINTAINER);
    return objection.isPresent()
        ? Outcome.refused(objection.get())
        : freeze(CloseReason.MAINTAINER, policy, now);
  }

  /** Closes the round: members and time are fixed from here on. */
  public Outcome<Round> freeze(CloseReason reason, BranchPolicy policy, Instant now) {
    if (state != RoundState.OPEN) {
      return wrongState("cannot be closed");
    }
    if (!hasQuorum(policy)) {
      return Outcome.refused(
          ErrorCode.BELOW_QUORUM,
          "round "
              + number
              + " has "
              + members.size()
              + " of "
              + policy.quorum()
              + " contributions");
    }
    return Outcome.accepted(
        with(RoundState.FROZEN, deadline, Optional.of(reason), Optional.of(now), Optional.empty()));
  }

  /** The deadline passed below the quorum: the round goes on for another period. */
  public Outcome<Round> extend(BranchPolicy policy, Instant now) {
    return state == RoundState.OPEN
        ? Outcome.accepted(
            with(
                state,
                now.plus(policy.roundDeadline()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()))
        : wrongState("cannot be extended");
  }

  /** The merge commit was made. */
  public Outcome<Round> aggregated(ObjectId merge) {
    return become(RoundState.AGGREGATED, Optional.of(merge));
  }

  /** A flag or the policy asks for a person. */
  public Outcome<Round> awaitSignOff() {
    return become(RoundState.AWAITING_SIGN_OFF, mergeCommit);
  }

  /** Policy releases the merge without a person. */
  public Outcome<Round> releaseAutomatically() {
    return state == RoundState.AGGREGATED
        ? become(RoundState.SIGNED_OFF, mergeCommit)
        : wrongState("cannot be released by policy");
  }

  /** A compliance officer releases the merge that the decision names. */
  public Outcome<Round> signOff(ObjectId merge, Membership person, String reason) {
    Optional<Refusal> objection = signOffObjection(merge, person, reason);
    return objection.isPresent()
        ? Outcome.refused(objection.get())
        : become(RoundState.SIGNED_OFF, mergeCommit);
  }

  /** A compliance officer refuses the merge; the round opens again without the named commits. */
  public Outcome<Round> refuseSignOff(
      ObjectId merge,
      Membership person,
      String reason,
      List<ObjectId> excluded,
      BranchPolicy policy,
      Instant now) {
    Optional<Refusal> objection = signOffObjection(merge, person, reason);
    if (objection.isPresent()) {
      return Outcome.refused(objection.get());
    }
    List<ObjectId> strangers =
        excluded.stream()
            .filter(commit -> members.stream().noneMatch(m -> m.commit().equals(commit)))
            .toList();
    if (excluded.isEmpty() || !strangers.isEmpty()) {
      return Outcome.refused(
          ErrorCode.BAD_REQUEST,
          excluded.isEmpty()
              ? "a refused sign-off names the commits to exclude"
              : strangers.getFirst().shortHex() + " is not a member of round " + number);
    }
    List<Exclusion> allExclusions = new ArrayList<>(exclusions);
    List<RoundMember> rest = new ArrayList<>();
    for (RoundMember member : members) {
      if (excluded.contains(member.commit())) {
        allExclusions.add(
            new Exclusion(
                member.commit(), member.hospital(), person.actor().username(), reason.strip()));
      } else {
        rest.add(member);
      }
    }
    return Outcome.accepted(reopened(rest, allExclusions, policy, now));
  }

  /** Aggregation refused, or the branch head moved: the round opens again with its members. */
  public Outcome<Round> reopen(BranchPolicy policy, Instant now) {
    return state.mayBecome(RoundState.OPEN)
        ? Outcome.accepted(reopened(members, exclusions, policy, now))
        : wrongState("cannot be opened again");
  }

  /** The branch head moved: the round opens again at the new head, without its members. */
  public Outcome<Round> reopenAt(ObjectId head, BranchPolicy policy, Instant now) {
    return reopen(policy, now).map(open -> open.emptyAt(head));
  }

  /** A revert moved the branch while the round is open: it starts again there, without members. */
  public Outcome<Round> restartAt(ObjectId head) {
    return state == RoundState.OPEN
        ? Outcome.accepted(emptyAt(head))
        : wrongState("is closed; its publication finds that the branch has moved");
  }

  private Round emptyAt(ObjectId head) {
    return new Round(
        id,
        number,
        repositoryId,
        branch,
        head,
        state,
        List.of(),
        exclusions,
        opened,
        deadline,
        closeReason,
        frozenAt,
        mergeCommit);
  }

  /** The branch points to the merge. */
  public Outcome<Round> published() {
    return become(RoundState.PUBLISHED, mergeCommit);
  }

  private Optional<Refusal> signOffObjection(ObjectId merge, Membership person, String reason) {
    Optional<Refusal> role = person.objectionTo(Role.COMPLIANCE_OFFICER);
    if (role.isPresent()) {
      return role;
    }
    if (state != RoundState.AWAITING_SIGN_OFF) {
      return Optional.of(new Refusal(ErrorCode.WRONG_STATE, "round " + number + " is " + state));
    }
    if (!mergeCommit.equals(Optional.of(merge))) {
      return Optional.of(
          new Refusal(
              ErrorCode.STALE_COMMIT,
              "the sign-off names " + merge.shortHex() + ", not the merge of round " + number));
    }
    return reason.isBlank()
        ? Optional.of(new Refusal(ErrorCode.MISSING_REASON, "every sign-off needs a reason"))
        : Optional.empty();
  }

  private Outcome<Round> become(RoundState next, Optional<ObjectId> merge) {
    return state.mayBecome(next)
        ? Outcome.accepted(with(next, deadline, closeReason, frozenAt, merge))
        : wrongState("cannot become " + next);
  }

  private <T> Outcome<T> wrongState(String problem) {
    return Outcome.refused(
        ErrorCode.WRONG_STATE, "round " + number + " is " + state + " and " + problem);
  }

  private Round reopened(
      List<RoundMember> rest, List<Exclusion> allExclusions, BranchPolicy policy, Instant now) {
    return withMembers(rest, allExclusions)
        .with(
            RoundState.OPEN,
            now.plus(policy.roundDeadline()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  private Round withMembers(List<RoundMember> nextMembers, List<Exclusion> nextExclusions) {
    return new Round(
        id,
        number,
        repositoryId,
        branch,
        base,
        state,
        nextMembers,
        nextExclusions,
        opened,
        deadline,
        closeReason,
        frozenAt,
        mergeCommit);
  }

  private Round with(
      RoundState nextState,
      Instant nextDeadline,
      Optional<CloseReason> reason,
      Optional<Instant> frozen,
      Optional<ObjectId> merge) {
    return new Round(
        id,
        number,
        repositoryId,
        branch,
        base,
        nextState,
        members,
        exclusions,
        opened,
        nextDeadline,
        reason,
        frozen,
        merge);
  }
}
