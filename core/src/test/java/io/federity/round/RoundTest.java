package io.federity.round;

import static io.federity.error.Outcomes.accepted;
import static io.federity.error.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.federity.commit.CommitFixtures;
import io.federity.error.ErrorCode;
import io.federity.identity.Actor;
import io.federity.identity.Role;
import io.federity.object.ObjectId;
import io.federity.policy.BranchPolicy;
import io.federity.repository.Membership;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoundTest {
  private static final Instant NOW = CommitFixtures.NOON;
  private static final BranchPolicy POLICY = BranchPolicy.standard();
  private static final ObjectId MERGE = CommitFixtures.id("merge");
  private static final RoundMember CLEVELAND = member("cleveland", 1);
  private static final RoundMember HUNGARY = member("hungary", 2);
  private static final RoundMember VA = member("va", 3);
  private static final Membership CAROL = person("carol", Role.COMPLIANCE_OFFICER);
  private static final Membership MARTIN = person("martin", Role.MAINTAINER);

  private static RoundMember member(String hospital, int number) {
    return new RoundMember("c" + number, number, CommitFixtures.id(hospital), hospital, 100);
  }

  private static Membership person(String name, Role role) {
    return new Membership(new Actor(name, name, "va", Set.of(role), NOW), Set.of(role));
  }

  private static Round open(RoundMember... members) {
    Round round = Round.open("r1", 1, "repository", "main", CommitFixtures.id("base"), POLICY, NOW);
    for (RoundMember member : members) {
      round = accepted(round.join(member));
    }
    return round;
  }

  private static Round frozen() {
    return accepted(open(CLEVELAND, HUNGARY, VA).freeze(CloseReason.QUORUM, POLICY, NOW));
  }

  private static Round waiting() {
    return accepted(accepted(frozen().aggregated(MERGE)).awaitSignOff());
  }

  @Test
  void members_inAnyOrderOfArrival_makeTheSameRound() {
    assertThat(open(CLEVELAND, HUNGARY, VA)).isEqualTo(open(VA, CLEVELAND, HUNGARY));
  }

  @Test
  void join_twiceByOneHospital_isRefusedUnlessItIsTheSame() {
    assertThat(accepted(open(VA).join(VA))).isEqualTo(open(VA));
    assertThat(refused(open(VA).join(member("va", 9))))
        .isEqualTo(ErrorCode.HOSPITAL_ALREADY_IN_ROUND);
  }

  @Test
  void close_belowQuorum_isRefusedForEverybody() {
    assertThat(refused(open(VA, HUNGARY).freeze(CloseReason.DEADLINE, POLICY, NOW)))
        .isEqualTo(ErrorCode.BELOW_QUORUM);
    assertThat(refused(open(VA, HUNGARY).closeBy(MARTIN, POLICY, NOW)))
        .isEqualTo(ErrorCode.BELOW_QUORUM);
  }

  @Test
  void close_bySomebodyWhoIsNoMaintainer_isRefused() {
    assertThat(refused(open(VA, HUNGARY, CLEVELAND).closeBy(CAROL, POLICY, NOW)))
        .isEqualTo(ErrorCode.NOT_ALLOWED);
  }

  @Test
  void close_withQuorum_fixesMembersAndTime() {
    Round frozen = accepted(open(VA, HUNGARY, CLEVELAND).closeBy(MARTIN, POLICY, NOW));
    assertThat(frozen.frozenAt()).contains(NOW);
    assertThat(frozen.closeReason()).contains(CloseReason.MAINTAINER);
    assertThat(refused(frozen.join(member("switzerland", 4)))).isEqualTo(ErrorCode.WRONG_STATE);
    assertThat(refused(frozen.leave("c1"))).isEqualTo(ErrorCode.WRONG_STATE);
    assertThat(refused(frozen.closeBy(MARTIN, POLICY, NOW))).isEqualTo(ErrorCode.WRONG_STATE);
  }

  @Test
  void deadline_belowQuorum_movesOnByAnotherPeriod() {
    Instant later = NOW.plus(Duration.ofDays(8));
    assertThat(accepted(open(VA).extend(POLICY, later)).deadline())
        .isEqualTo(later.plus(POLICY.roundDeadline()));
  }

  @Test
  void signOff_ofTheMergeThatIsNamed_releasesIt() {
    Round signed = accepted(waiting().signOff(MERGE, CAROL, "no regression"));
    assertThat(accepted(signed.published()).state()).isEqualTo(RoundState.PUBLISHED);
  }

  @Test
  void signOff_ofAnotherMergeOrRoleOrWithoutReason_isRefused() {
    assertThat(refused(waiting().signOff(CommitFixtures.id("x"), CAROL, "fine")))
        .isEqualTo(ErrorCode.STALE_COMMIT);
    assertThat(refused(waiting().signOff(MERGE, MARTIN, "fine"))).isEqualTo(ErrorCode.NOT_ALLOWED);
    assertThat(refused(waiting().signOff(MERGE, CAROL, ""))).isEqualTo(ErrorCode.MISSING_REASON);
    assertThat(refused(frozen().signOff(MERGE, CAROL, "fine"))).isEqualTo(ErrorCode.WRONG_STATE);
  }

  @Test
  void refusedSignOff_reopensWithoutTheNamedAndRemembersWhy() {
    Round reopened =
        accepted(waiting().refuseSignOff(MERGE, CAROL, "drift", List.of(VA.commit()), POLICY, NOW));
    assertThat(reopened.state()).isEqualTo(RoundState.OPEN);
    assertThat(reopened.members()).containsExactlyInAnyOrder(CLEVELAND, HUNGARY);
    assertThat(reopened.exclusions())
        .containsExactly(new Exclusion(VA.commit(), "va", "carol", "drift"));
    assertThat(reopened.mergeCommit()).isEmpty();
    assertThat(reopened.frozenAt()).isEqualTo(Optional.empty());
  }

  @Test
  void refusedSignOff_namingNobodyOrAStranger_isRefused() {
    assertThat(refused(waiting().refuseSignOff(MERGE, CAROL, "drift", List.of(), POLICY, NOW)))
        .isEqualTo(ErrorCode.BAD_REQUEST);
    assertThat(
            refused(
                waiting()
                    .refuseSignOff(
                        MERGE, CAROL, "drift", List.of(CommitFixtures.id("x")), POLICY, NOW)))
        .isEqualTo(ErrorCode.BAD_REQUEST);
  }

  @Test
  void automaticRelease_isPossibleOnlyBeforeAPersonIsAsked() {
    Round aggregated = accepted(frozen().aggregated(MERGE));
    assertThat(accepted(aggregated.releaseAutomatically()).state())
        .isEqualTo(RoundState.SIGNED_OFF);
    assertThat(refused(waiting().releaseAutomatically())).isEqualTo(ErrorCode.WRONG_STATE);
  }

  @Test
  void publication_withoutSignOff_isRefused() {
    assertThat(refused(waiting().published())).isEqualTo(ErrorCode.WRONG_STATE);
    assertThat(refused(accepted(frozen().aggregated(MERGE)).published()))
        .isEqualTo(ErrorCode.WRONG_STATE);
  }

  @Test
  void states_whenPublished_leadNowhere() {
    var next = EnumSet.allOf(RoundState.class);
    next.removeIf(candidate -> !RoundState.PUBLISHED.mayBecome(candidate));
    assertThat(next).isEmpty();
  }

  @Test
  void movedBranch_reopensAtTheNewHeadWithoutMembers() {
    Round signedOff = accepted(waiting().signOff(MERGE, CAROL, "fine"));
    ObjectId head = CommitFixtures.id("new head");
    Round reopened = accepted(signedOff.reopenAt(head, POLICY, NOW.plusSeconds(60)));
    assertThat(reopened.state()).isEqualTo(RoundState.OPEN);
    assertThat(reopened.base()).isEqualTo(head);
    assertThat(reopened.members()).isEmpty();
    assertThat(reopened.mergeCommit()).isEmpty();
    assertThat(reopened.deadline()).isEqualTo(NOW.plusSeconds(60).plus(POLICY.roundDeadline()));
    assertThat(refused(open(CLEVELAND).reopenAt(head, POLICY, NOW)))
        .isEqualTo(ErrorCode.WRONG_STATE);
  }

  @Test
  void revertedBranch_restartsTheOpenRoundThereWithoutMembers() {
    ObjectId head = CommitFixtures.id("revert");
    Round restarted = accepted(open(CLEVELAND).restartAt(head));
    assertThat(restarted.state()).isEqualTo(RoundState.OPEN);
    assertThat(restarted.base()).isEqualTo(head);
    assertThat(restarted.members()).isEmpty();
    assertThat(restarted.deadline()).isEqualTo(open(CLEVELAND).deadline());
    assertThat(refused(frozen().restartAt(head))).isEqualTo(ErrorCode.WRONG_STATE);
  }
}
