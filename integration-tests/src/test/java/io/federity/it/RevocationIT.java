package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.demo.DemoPerson;
import io.federity.error.ErrorCode;
import io.federity.wire.MemberRequest;
import io.federity.wire.ProposeCommit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What becomes of work that is under way when somebody loses a membership, a role, a hospital or
 * the account: each step is refused to them, and possible again once they have it back.
 */
@ExtendWith(FederationExtension.class)
class RevocationIT {
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.get(0);
  private static final DemoPerson ROBERT_OF_HUNGARY = DemoPerson.REVIEWERS.get(0);
  private static final Duration LONGEST_TOKEN = Duration.ofMinutes(5);

  private final Federation federation;
  private final RealmAdministration realm;
  private TinyRepository repository;

  RevocationIT(Federation federation) {
    this.federation = federation;
    this.realm = federation.realm();
  }

  @BeforeEach
  void foundRepository() {
    repository = TinyRepository.found(federation, 2, "none");
  }

  @Test
  void contributor_revokedBetweenPushes_pushesNoMore() {
    assertAccepted(repository.draft(ALICE).push());
    revoke(ALICE);

    RefusalsIT.assertProblem(
        ErrorCode.NOT_A_CONTRIBUTOR,
        federation
            .api(ALICE)
            .post(repository.path() + "/contributions", new ProposeCommit("{}", "")));

    repository.admit(ALICE, ALICE.roles());
    assertAccepted(repository.draft(ALICE).push());
  }

  @Test
  void contribution_ofAnAuthorRevokedDuringReview_isNotApproved() {
    JsonNode contribution = repository.pushForReview(ALICE);
    revoke(ALICE);

    RefusalsIT.assertProblem(
        ErrorCode.AUTHOR_REVOKED, repository.approve(ROBERT_OF_HUNGARY, contribution));
    JsonNode waiting = repository.contribution(contribution.path("number").asInt());
    assertThat(TinyRepository.state(waiting)).isEqualTo("in-review");

    repository.admit(ALICE, ALICE.roles());
    assertAccepted(repository.approve(ROBERT_OF_HUNGARY, contribution));
  }

  @Test
  void contribution_ofAnAuthorRevokedDuringReview_canBeRejected() {
    JsonNode contribution = repository.pushForReview(ALICE);
    revoke(ALICE);

    assertAccepted(
        repository.decide(
            ROBERT_OF_HUNGARY,
            contribution.path("number").asInt(),
            "reject",
            contribution.path("commit").asText(),
            "The author has left."));
  }

  @Test
  void reviewer_revokedWhileTheTaskIsOpen_decidesNoMore() {
    JsonNode contribution = repository.pushForReview(ALICE);
    String task = taskOf(ROBERT_OF_HUNGARY);
    assertAccepted(federation.api(ROBERT_OF_HUNGARY).postText("/tasks/" + task + "/claim", ""));
    revoke(ROBERT_OF_HUNGARY);

    RefusalsIT.assertProblem(
        ErrorCode.NOT_ALLOWED, repository.approve(ROBERT_OF_HUNGARY, contribution));
    assertThat(tasks(ROBERT_OF_HUNGARY)).isEmpty();

    repository.admit(ROBERT_OF_HUNGARY, ROBERT_OF_HUNGARY.roles());
    assertThat(taskOf(ROBERT_OF_HUNGARY)).isEqualTo(task);
    assertAccepted(repository.approve(ROBERT_OF_HUNGARY, contribution));
  }

  @Test
  void task_claimedByAReviewerWhoIsRevoked_isDoneByAnother() {
    JsonNode contribution = repository.pushForReview(ALICE);
    String task = taskOf(ROBERT_OF_HUNGARY);
    assertAccepted(federation.api(ROBERT_OF_HUNGARY).postText("/tasks/" + task + "/claim", ""));
    revoke(ROBERT_OF_HUNGARY);

    assertAccepted(repository.approve(DemoPerson.REVIEWERS.get(1), contribution));
  }

  @Test
  void reviewer_whoLosesTheRealmRoleWhileTheTaskIsOpen_decidesNoMore() {
    DemoPerson rosa = newcomer("rosa", "hungary", "reviewer");
    JsonNode contribution = repository.pushForReview(ALICE);
    assertThat(tasks(rosa)).hasSize(1);
    realm.removeRole(rosa, "reviewer");

    JsonNode before = TokenForge.claims(federation.token(rosa));
    assertThat(before.path("exp").asLong() - before.path("iat").asLong())
        .as("seconds for which a token may still say what is no longer so")
        .isLessThanOrEqualTo(LONGEST_TOKEN.toSeconds());
    federation.signInAgain(rosa);
    RefusalsIT.assertProblem(ErrorCode.NOT_ALLOWED, repository.approve(rosa, contribution));
    assertThat(tasks(rosa)).isEmpty();

    realm.addRole(rosa, "reviewer");
    federation.signInAgain(rosa);
    assertAccepted(repository.approve(rosa, contribution));
  }

  @Test
  void account_disabled_neitherRefreshesNorSignsIn() {
    DemoPerson rosa = newcomer("rosa", "hungary", "reviewer");
    assertThat(refresh(rosa).status()).isEqualTo(200);
    federation.signInAgain(rosa);
    JsonNode answer = federation.tokens(rosa).answer();
    realm.setEnabled(rosa, false);

    assertThat(refresh(answer).error()).isEqualTo("invalid_grant");
    federation.signInAgain(rosa);
    assertThatThrownBy(() -> federation.token(rosa))
        .hasMessageContaining("the sign-in of " + rosa.username() + " was refused");

    realm.setEnabled(rosa, true);
    assertThat(federation.api(rosa).get("/me").status()).isEqualTo(200);
  }

  @Test
  void refreshToken_usedASecondTime_isRefused() {
    DemoPerson rosa = newcomer("rosa", "hungary", "reviewer");
    JsonNode answer = federation.tokens(rosa).answer();

    assertThat(refresh(answer).status()).isEqualTo(200);
    assertThat(refresh(answer).error()).isEqualTo("invalid_grant");
  }

  @Test
  void contributor_movedToAnotherHospital_revisesNothingOfTheOldOne() {
    DemoPerson casper = newcomer("casper", "cleveland", "contributor");
    int number = repository.draft(casper).push().orThrow().json().path("number").asInt();
    repository.awaitReview(number);
    DemoPerson moved = move(casper, "hungary");

    RefusalsIT.assertProblem(
        ErrorCode.HOSPITAL_CHANGED,
        CommitDraft.contribution(repository, moved, repository.head()).push());

    JsonNode old = repository.contribution(number);
    assertAccepted(
        repository.decide(moved, number, "withdraw", old.path("commit").asText(), "I moved."));
    JsonNode anew = repository.pushForReview(moved);
    assertThat(anew.path("hospital").asText()).isEqualTo("hungary");
    RefusalsIT.assertProblem(ErrorCode.SAME_HOSPITAL, repository.approve(ROBERT_OF_HUNGARY, anew));
  }

  @Test
  void reviewer_movedToTheHospitalOfTheAuthor_approvesNoMore() {
    DemoPerson rosa = newcomer("rosa", "hungary", "reviewer");
    JsonNode contribution = repository.pushForReview(ALICE);
    DemoPerson moved = move(rosa, "cleveland");

    RefusalsIT.assertProblem(ErrorCode.SAME_HOSPITAL, repository.approve(moved, contribution));

    assertAccepted(repository.approve(move(moved, "hungary"), contribution));
  }

  @Test
  void account_inTwoHospitals_actsForNeither() {
    DemoPerson casper = newcomer("casper", "hungary", "contributor");
    DemoPerson rosa = newcomer("rosa", "hungary", "reviewer");
    JsonNode contribution = repository.pushForReview(ALICE);
    realm.setHospitals(casper, "hungary", "va");
    realm.setHospitals(rosa, "hungary", "va");
    federation.signInAgain(casper);
    federation.signInAgain(rosa);

    assertThat(federation.api(rosa).get("/me").json().path("hospital").asText()).isEmpty();
    RefusalsIT.assertProblem(ErrorCode.NO_HOSPITAL, repository.approve(rosa, contribution));
    RefusalsIT.assertProblem(
        ErrorCode.NO_HOSPITAL,
        federation
            .api(casper)
            .putBytes(repository.path() + "/objects/" + "0".repeat(64), new byte[1]));

    assertAccepted(repository.approve(move(rosa, "hungary"), contribution));
    assertAccepted(repository.draft(move(casper, "hungary")).push());
  }

  /** A new account that is a member of the repository. */
  private DemoPerson newcomer(String name, String hospital, String role) {
    var person =
        new DemoPerson(
            name + "-" + Long.toString(System.nanoTime(), 36) + "." + hospital,
            hospital,
            List.of(role));
    realm.addUser(person);
    repository.admit(person, person.roles());
    return person;
  }

  private DemoPerson move(DemoPerson person, String hospital) {
    realm.setHospitals(person, hospital);
    federation.signInAgain(person);
    return new DemoPerson(person.username(), hospital, person.roles());
  }

  private void revoke(DemoPerson person) {
    federation
        .api(DemoPerson.MAINTAINER)
        .put(repository.path() + "/members/" + person.username(), new MemberRequest(List.of()))
        .orThrow();
  }

  private String taskOf(DemoPerson person) {
    List<JsonNode> found = tasks(person);
    assertThat(found).as("tasks of " + person.username()).hasSize(1);
    return found.getFirst().path("id").asText();
  }

  private List<JsonNode> tasks(DemoPerson person) {
    JsonNode inbox = federation.api(person).get("/tasks").orThrow().json();
    return inbox
        .valueStream()
        .filter(task -> repository.path().endsWith(task.path("repository").asText()))
        .toList();
  }

  private TokenEndpoint.Answer refresh(DemoPerson person) {
    return refresh(federation.tokens(person).answer());
  }

  private TokenEndpoint.Answer refresh(JsonNode answer) {
    return new TokenEndpoint(federation.issuer())
        .token(
            Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                DeviceTokens.CLIENT,
                "refresh_token",
                answer.path("refresh_token").asText()));
  }

  private static void assertAccepted(ApiReply reply) {
    assertThat(reply.ok()).as(reply.toString()).isTrue();
  }
}
