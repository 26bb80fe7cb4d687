package io.federity.contribution;

import static io.federity.error.Outcomes.accepted;
import static io.federity.error.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.federity.commit.CommitFixtures;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.identity.Actor;
import io.federity.identity.Role;
import io.federity.json.JsonBuilder;
import io.federity.json.JsonValue;
import io.federity.object.ObjectId;
import io.federity.policy.BranchPolicy;
import io.federity.repository.Membership;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContributionTest {
  private static final Instant NOW = CommitFixtures.NOON;
  private static final ObjectId BASE = CommitFixtures.id("base");
  private static final ObjectId FIRST = CommitFixtures.id("first");
  private static final ObjectId SECOND = CommitFixtures.id("second");
  private static final BranchPolicy POLICY = BranchPolicy.standard();
  private static final Actor ALICE = actor("alice", "cleveland", Role.CONTRIBUTOR, Role.REVIEWER);
  private static final Membership RITA = reviewer("rita", "cleveland");
  private static final Membership ROBERT = reviewer("robert", "hungary");
  private static final Membership RUTH = reviewer("ruth", "va");

  private static Actor actor(String name, String hospital, Role... roles) {
    return new Actor(name, "Dr. " + name, hospital, Set.of(roles), NOW);
  }

  private static Membership reviewer(String name, String hospital) {
    return new Membership(actor(name, hospital, Role.REVIEWER), Set.of(Role.REVIEWER));
  }

  private static Contribution pushed() {
    return Contribution.open(
        "c1", 14, "r1", "main", ContributionKind.TRAINING, ALICE, FIRST, BASE, 199, NOW);
  }

  private static Contribution inReview() {
    return accepted(pushed().verified(FIRST, verified()));
  }

  private static VerificationOutcome verified() {
    return new VerificationOutcome.Verified("signature verified", Map.of());
  }

  private static Outcome<Contribution> decide(
      Contribution contribution, DecisionKind kind, ObjectId commit, Membership person) {
    return contribution.decide(kind, commit, person, "because", POLICY, NOW);
  }

  private static BranchPolicy twoApprovals() {
    var json = new TreeMap<>(POLICY.json().values());
    json.put("requiredApprovals", JsonValue.whole(2));
    return BranchPolicy.fromJson(new JsonValue.Members(json));
  }

  @Test
  void approval_byAnotherHospital_approves() {
    Contribution approved = accepted(decide(inReview(), DecisionKind.APPROVE, FIRST, ROBERT));
    assertThat(approved.state()).isEqualTo(ContributionState.APPROVED);
    assertThat(approved.approvals()).extracting(Decision::username).containsExactly("robert");
  }

  @Test
  void approval_byTheAuthor_isRefusedEvenWithTheReviewersRole() {
    var author = new Membership(ALICE, Set.of(Role.CONTRIBUTOR, Role.REVIEWER));
    assertThat(refused(decide(inReview(), DecisionKind.APPROVE, FIRST, author)))
        .isEqualTo(ErrorCode.AUTHOR_CANNOT_APPROVE);
  }

  @Test
  void approval_byTheAuthorsHospital_isRefusedButItMayReject() {
    assertThat(refused(decide(inReview(), DecisionKind.APPROVE, FIRST, RITA)))
        .isEqualTo(ErrorCode.SAME_HOSPITAL);
    assertThat(accepted(decide(inReview(), DecisionKind.REJECT, FIRST, RITA)).state())
        .isEqualTo(ContributionState.REJECTED);
  }

  @Test
  void approval_withoutTheRoleOnBothSides_isRefused() {
    var realmOnly = new Membership(ROBERT.actor(), Set.of());
    var repositoryOnly =
        new Membership(actor("max", "va", Role.CONTRIBUTOR), Set.of(Role.REVIEWER));
    var nowhere = new Membership(actor("nemo", "", Role.REVIEWER), Set.of(Role.REVIEWER));
    assertThat(refused(decide(inReview(), DecisionKind.APPROVE, FIRST, realmOnly)))
        .isEqualTo(ErrorCode.NOT_ALLOWED);
    assertThat(refused(decide(inReview(), DecisionKind.APPROVE, FIRST, repositoryOnly)))
        .isEqualTo(ErrorCode.NOT_ALLOWED);
    assertThat(refused(decide(inReview(), DecisionKind.APPROVE, FIRST, nowhere)))
        .isEqualTo(ErrorCode.NO_HOSPITAL);
  }

  @Test
  void approval_ofAnOlderRevision_isRefusedAsStale() {
    Contribution revised = accepted(inReview().revise(ALICE, SECOND, BASE, 199, NOW));
    Contribution again = accepted(revised.verified(SECOND, verified()));
    assertThat(refused(decide(again, DecisionKind.APPROVE, FIRST, ROBERT)))
        .isEqualTo(ErrorCode.STALE_COMMIT);
    assertThat(accepted(decide(again, DecisionKind.APPROVE, SECOND, ROBERT)).state())
        .isEqualTo(ContributionState.APPROVED);
  }

  @Test
  void approval_withoutAReason_isRefused() {
    assertThat(refused(inReview().decide(DecisionKind.APPROVE, FIRST, ROBERT, " \n", POLICY, NOW)))
        .isEqualTo(ErrorCode.MISSING_REASON);
  }

  @Test
  void twoApprovals_areOfTwoPeople() {
    BranchPolicy two = twoApprovals();
    Contribution once =
        accepted(inReview().decide(DecisionKind.APPROVE, FIRST, ROBERT, "fine", two, NOW));
    assertThat(once.state()).isEqualTo(ContributionState.IN_REVIEW);
    assertThat(refused(once.decide(DecisionKind.APPROVE, FIRST, ROBERT, "again", two, NOW)))
        .isEqualTo(ErrorCode.ALREADY_DECIDED);
    assertThat(accepted(once.decide(DecisionKind.APPROVE, FIRST, RUTH, "fine", two, NOW)).state())
        .isEqualTo(ContributionState.APPROVED);
  }

  @Test
  void revision_afterAnApproval_voidsIt() {
    Contribution approved = accepted(decide(inReview(), DecisionKind.APPROVE, FIRST, ROBERT));
    Contribution revised = accepted(approved.revise(ALICE, SECOND, BASE, 199, NOW));
    assertThat(revised.state()).isEqualTo(ContributionState.VERIFYING);
    assertThat(revised.approvals()).isEmpty();
    assertThat(revised.decisions()).extracting(Decision::voided).containsExactly(true);
    assertThat(revised.current().number()).isEqualTo(2);
  }

  @Test
  void revision_bySomebodyElse_isRefused() {
    assertThat(refused(inReview().revise(ROBERT.actor(), SECOND, BASE, 199, NOW)))
        .isEqualTo(ErrorCode.NOT_ALLOWED);
  }

  @Test
  void revision_ofAnAuthorWhoMovedToAnotherHospital_isRefused() {
    Actor moved = actor("alice", "hungary", Role.CONTRIBUTOR);
    assertThat(refused(inReview().revise(moved, SECOND, BASE, 199, NOW)))
        .isEqualTo(ErrorCode.HOSPITAL_CHANGED);
    assertThat(accepted(inReview().revise(ALICE, SECOND, BASE, 199, NOW)).hospital())
        .isEqualTo("cleveland");
  }

  @Test
  void samePush_again_changesNothing() {
    assertThat(accepted(inReview().revise(ALICE, FIRST, BASE, 199, NOW))).isEqualTo(inReview());
  }

  @Test
  void verification_ofAnOlderRevision_isRefused() {
    Contribution revised = accepted(pushed().revise(ALICE, SECOND, BASE, 199, NOW));
    assertThat(refused(revised.verified(FIRST, verified()))).isEqualTo(ErrorCode.STALE_COMMIT);
  }

  @Test
  void refusedVerification_endsTheContributionWithItsReason() {
    var refusal = new Refusal(ErrorCode.NON_FINITE_PARAMETER, "fc.bias[0] is NaN");
    Contribution refused =
        accepted(pushed().verified(FIRST, new VerificationOutcome.Refused(refusal)));
    assertThat(refused.state()).isEqualTo(ContributionState.REFUSED);
    assertThat(refused.refusedBecause()).contains("non-finite-parameter: fc.bias[0] is NaN");
  }

  @Test
  void withdrawal_isTheAuthorsAlone() {
    var author = new Membership(ALICE, Set.of(Role.CONTRIBUTOR));
    assertThat(accepted(decide(inReview(), DecisionKind.WITHDRAW, FIRST, author)).state())
        .isEqualTo(ContributionState.WITHDRAWN);
    assertThat(refused(decide(inReview(), DecisionKind.WITHDRAW, FIRST, ROBERT)))
        .isEqualTo(ErrorCode.NOT_ALLOWED);
  }

  @Test
  void approval_afterWithdrawal_isRefused() {
    var author = new Membership(ALICE, Set.of(Role.CONTRIBUTOR));
    Contribution withdrawn = accepted(decide(inReview(), DecisionKind.WITHDRAW, FIRST, author));
    assertThat(refused(decide(withdrawn, DecisionKind.APPROVE, FIRST, ROBERT)))
        .isEqualTo(ErrorCode.WRONG_STATE);
  }

  @Test
  void changesRequested_waitForTheNextRevision() {
    Contribution waiting = accepted(decide(inReview(), DecisionKind.REQUEST_CHANGES, FIRST, RUTH));
    assertThat(waiting.state()).isEqualTo(ContributionState.CHANGES_REQUESTED);
    assertThat(refused(decide(waiting, DecisionKind.APPROVE, FIRST, ROBERT)))
        .isEqualTo(ErrorCode.WRONG_STATE);
    assertThat(accepted(waiting.revise(ALICE, SECOND, BASE, 199, NOW)).state())
        .isEqualTo(ContributionState.VERIFYING);
  }

  @Test
  void merge_ofAnUnapprovedContribution_isRefused() {
    assertThat(refused(inReview().merged())).isEqualTo(ErrorCode.WRONG_STATE);
    Contribution approved = accepted(decide(inReview(), DecisionKind.APPROVE, FIRST, ROBERT));
    assertThat(accepted(approved.merged()).state()).isEqualTo(ContributionState.MERGED);
  }

  @ParameterizedTest
  @EnumSource(ContributionState.class)
  void finalStates_leadNowhereAndOthersLeadSomewhere(ContributionState state) {
    var next = EnumSet.allOf(ContributionState.class);
    next.removeIf(candidate -> !state.mayBecome(candidate));
    assertThat(next.isEmpty()).isEqualTo(state.isFinal());
  }

  @Test
  void policy_withAMemberMissingOrUnknown_isRefused() {
    var json = new TreeMap<>(POLICY.json().values());
    assertThat(BranchPolicy.fromJson(new JsonValue.Members(json))).isEqualTo(POLICY);
    json.remove("quorum");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> BranchPolicy.fromJson(new JsonValue.Members(json)))
        .hasMessage("policy.quorum is missing");
    json.put("quorum", JsonValue.whole(0));
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> BranchPolicy.fromJson(new JsonValue.Members(json)))
        .hasMessage("policy is refused: quorum must be between 1 and 256");
    json.put("quorum", JsonValue.whole(3));
    json.put("autoSignOff", new JsonBuilder().build());
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> BranchPolicy.fromJson(new JsonValue.Members(json)))
        .hasMessage("policy.autoSignOff is not known here");
  }

  private static Contribution revertInReview() {
    Contribution opened =
        Contribution.open(
            "c2", 15, "r1", "main", ContributionKind.REVERT, ALICE, FIRST, BASE, 0, NOW);
    return accepted(opened.verified(FIRST, verified()));
  }

  private static Contribution approvedRevert() {
    return accepted(decide(revertInReview(), DecisionKind.APPROVE, FIRST, ROBERT));
  }

  private static Membership officer(String name, Role... more) {
    Set<Role> roles = new java.util.HashSet<>(Set.of(more));
    roles.add(Role.COMPLIANCE_OFFICER);
    return new Membership(actor(name, "va", roles.toArray(Role[]::new)), roles);
  }

  @Test
  void approvedRevert_isReleasedByAComplianceOfficer() {
    Contribution approved = approvedRevert();
    assertThat(approved.waitsForRelease()).isTrue();
    Contribution released =
        accepted(decide(approved, DecisionKind.RELEASE, FIRST, officer("carol")));
    assertThat(released.decisions().getLast().kind()).isEqualTo(DecisionKind.RELEASE);
    assertThat(accepted(released.merged()).state()).isEqualTo(ContributionState.MERGED);
  }

  @Test
  void revert_releasedBeforeItsApproval_isRefused() {
    assertThat(refused(decide(revertInReview(), DecisionKind.RELEASE, FIRST, officer("carol"))))
        .isEqualTo(ErrorCode.WRONG_STATE);
  }

  @Test
  void revert_releasedByAReviewerTheApproverOrTheAuthor_isRefused() {
    Contribution approved = approvedRevert();
    assertThat(refused(decide(approved, DecisionKind.RELEASE, FIRST, RUTH)))
        .isEqualTo(ErrorCode.NOT_ALLOWED);
    Membership robertToo = officer("robert", Role.REVIEWER);
    assertThat(refused(decide(approved, DecisionKind.RELEASE, FIRST, robertToo)))
        .isEqualTo(ErrorCode.ALREADY_DECIDED);
    assertThat(refused(decide(approved, DecisionKind.RELEASE, FIRST, officer("alice"))))
        .isEqualTo(ErrorCode.AUTHOR_CANNOT_APPROVE);
  }

  @Test
  void approvedRevert_isRejectedByAComplianceOfficerOnly() {
    Contribution approved = approvedRevert();
    assertThat(refused(decide(approved, DecisionKind.REJECT, FIRST, RUTH)))
        .isEqualTo(ErrorCode.NOT_ALLOWED);
    assertThat(accepted(decide(approved, DecisionKind.REJECT, FIRST, officer("carol"))).state())
        .isEqualTo(ContributionState.REJECTED);
  }

  @Test
  void approvedRevert_isNotRevisedButWithdrawn() {
    Contribution approved = approvedRevert();
    assertThat(refused(approved.revise(ALICE, SECOND, BASE, 0, NOW)))
        .isEqualTo(ErrorCode.WRONG_STATE);
    Membership alice = new Membership(ALICE, Set.of(Role.CONTRIBUTOR));
    assertThat(accepted(decide(approved, DecisionKind.WITHDRAW, FIRST, alice)).state())
        .isEqualTo(ContributionState.WITHDRAWN);
  }

  @Test
  void approvedTraining_isReleasedByItsRoundAlone() {
    Contribution approved = accepted(decide(inReview(), DecisionKind.APPROVE, FIRST, ROBERT));
    assertThat(approved.waitsForRelease()).isFalse();
    assertThat(refused(decide(approved, DecisionKind.RELEASE, FIRST, officer("carol"))))
        .isEqualTo(ErrorCode.WRONG_STATE);
  }
}
