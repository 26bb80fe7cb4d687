package io.federity.it;

import static io.federity.it.RefusalsIT.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.demo.DemoPerson;
import io.federity.error.ErrorCode;
import io.federity.object.ObjectId;
import io.federity.wire.RefRequest;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Branches and tags over the API: conditions, protection, roles, audit; each beside its control.
 */
@ExtendWith(FederationExtension.class)
class RefsIT {
  private static final String TRIAL = "/refs/heads/trial";
  private static final String RELEASE = "/refs/tags/v1.0";
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.get(0);
  private static final DemoPerson ROBERT_OF_HUNGARY = DemoPerson.REVIEWERS.get(0);

  private final Federation federation;
  private TinyRepository repository;
  private ApiClient martin;
  private ObjectId root;

  RefsIT(Federation federation) {
    this.federation = federation;
  }

  @BeforeEach
  void foundRepository() {
    repository = TinyRepository.found(federation, 2, "none");
    martin = federation.api(DemoPerson.MAINTAINER);
    root = repository.head();
  }

  private static RefRequest to(ObjectId commit, @Nullable Boolean protectedRef) {
    return new RefRequest(commit.hex(), "Because of the test.", protectedRef);
  }

  private static String tag(ObjectId commit) {
    return "\"" + commit.hex() + "\"";
  }

  private ApiReply create(ApiClient api, String ref, RefRequest request) {
    return api.putIf("If-None-Match", "*", repository.path() + ref, request);
  }

  private ApiReply move(String ref, String from, ObjectId to) {
    return martin.putIf("If-Match", from, repository.path() + ref, to(to, null));
  }

  private ApiReply delete(String ref, String from) {
    return martin.deleteIf("If-Match", from, repository.path() + ref + "?reason=Done");
  }

  private void assertRefused(ErrorCode code, Supplier<ApiReply> attempt) {
    JsonNode before = repository.state();
    assertProblem(code, attempt.get());
    assertThat(repository.state()).as("state after the refusal").isEqualTo(before);
  }

  @Test
  void branch_madeMovedAndDeleted_withConditions() {
    ApiReply made = create(martin, TRIAL, to(root, false));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    assertThat(made.header("ETag")).contains(tag(root));
    assertThat(made.json().path("createdBy").asText()).isEqualTo("martin.maintainer");
    assertThat(made.json().path("reason").asText()).isEqualTo("Because of the test.");
    ApiReply read = martin.getIf("If-None-Match", tag(root), repository.path() + TRIAL);
    assertThat(read.status()).isEqualTo(304);

    ApiReply moved = move(TRIAL, tag(root), root);
    assertThat(moved.status()).as(moved.toString()).isEqualTo(200);
    assertThat(delete(TRIAL, tag(root)).status()).isEqualTo(204);
    assertThat(martin.get(repository.path() + TRIAL).status()).isEqualTo(404);
    assertThat(actions()).contains("branch.create", "branch.move", "branch.delete");
  }

  @Test
  void tag_namesACommitForGood() {
    assertThat(create(martin, RELEASE, to(root, null)).status()).isEqualTo(201);
    JsonNode named = martin.get(repository.path() + "/commits/v1.0").orThrow().json();
    assertThat(named.path("id").asText()).isEqualTo(root.hex());
    assertRefused(ErrorCode.PROTECTED_REF, () -> move(RELEASE, tag(root), root));
    assertRefused(ErrorCode.PRECONDITION_FAILED, () -> create(martin, RELEASE, to(root, null)));
    assertThat(delete(RELEASE, tag(root)).status()).isEqualTo(204);
    assertThat(actions()).contains("tag.create", "tag.move.refused", "tag.delete");
  }

  @Test
  void change_withoutACondition_isRefused() {
    assertRefused(
        ErrorCode.PRECONDITION_REQUIRED,
        () -> martin.put(repository.path() + TRIAL, to(root, false)));
    create(martin, TRIAL, to(root, false)).orThrow();
    assertRefused(
        ErrorCode.PRECONDITION_REQUIRED,
        () -> martin.delete(repository.path() + TRIAL + "?reason=Done"));
  }

  @Test
  void change_onAStaleCondition_isRefused() {
    create(martin, TRIAL, to(root, false)).orThrow();
    String other = tag(ObjectId.ofBytes(new byte[] {7}));
    assertRefused(ErrorCode.PRECONDITION_FAILED, () -> move(TRIAL, other, root));
    assertRefused(ErrorCode.PRECONDITION_FAILED, () -> move(TRIAL, "W/" + tag(root), root));
    assertRefused(ErrorCode.PRECONDITION_FAILED, () -> delete(TRIAL, other));
    assertRefused(ErrorCode.BAD_REQUEST, () -> move(TRIAL, "*", root));
    assertThat(move(TRIAL, tag(root), root).status()).isEqualTo(200);
  }

  @Test
  void protectedBranch_movedOrDeletedDirectly_isRefusedAndRecorded() {
    create(martin, TRIAL, to(root, true)).orThrow();
    for (String ref : List.of("/refs/heads/main", TRIAL)) {
      assertRefused(ErrorCode.PROTECTED_REF, () -> move(ref, tag(root), root));
      assertRefused(ErrorCode.PROTECTED_REF, () -> delete(ref, tag(root)));
    }
    assertThat(actions()).contains("branch.move.refused", "branch.delete.refused");
  }

  @Test
  void change_bySomebodyWhoIsNoMaintainer_isRefused() {
    for (DemoPerson person : List.of(ALICE, ROBERT_OF_HUNGARY, DemoPerson.COMPLIANCE)) {
      assertRefused(
          ErrorCode.NOT_ALLOWED, () -> create(federation.api(person), TRIAL, to(root, false)));
    }
    assertThat(create(martin, TRIAL, to(root, false)).status()).isEqualTo(201);
  }

  @Test
  void ref_toACommitThatWasNotMerged_isRefused() {
    ObjectId pushed = new ObjectId(repository.pushForReview(ALICE).path("commit").asText());
    assertRefused(ErrorCode.COMMIT_NOT_PUBLISHED, () -> create(martin, TRIAL, to(pushed, false)));
    assertRefused(ErrorCode.COMMIT_NOT_PUBLISHED, () -> create(martin, RELEASE, to(pushed, null)));
    assertThat(create(martin, TRIAL, to(root, false)).status()).isEqualTo(201);
  }

  @Test
  void branch_isGovernedLikeMain_andWaitsForItsRound() {
    create(martin, TRIAL, to(root, false)).orThrow();
    JsonNode pushed = repository.draft(ALICE).branch("trial").push().orThrow().json();
    int number = pushed.path("number").asInt();
    JsonNode contribution = repository.awaitReview(number);
    assertThat(contribution.path("branch").asText()).isEqualTo("trial");
    assertThat(contribution.path("requiredApprovals").asInt()).isEqualTo(1);
    assertRefused(ErrorCode.AUTHOR_CANNOT_APPROVE, () -> repository.approve(ALICE, contribution));
    assertThat(repository.approve(ROBERT_OF_HUNGARY, contribution).ok()).isTrue();
    repository.awaitState(number, "approved");

    assertRefused(ErrorCode.WRONG_STATE, () -> move(TRIAL, tag(root), root));
    assertRefused(ErrorCode.WRONG_STATE, () -> delete(TRIAL, tag(root)));
    int round = repository.contribution(number).path("round").asInt();
    assertRefused(
        ErrorCode.BELOW_QUORUM,
        () -> martin.postText(repository.path() + "/rounds/" + round + "/close", ""));
    int onMain = repository.pushForReview(DemoPerson.CONTRIBUTORS.get(1)).path("number").asInt();
    assertThat(
            martin.get(repository.path() + "/rounds/" + (round + 1)).json().path("branch").asText())
        .as("the round that contribution " + onMain + " opened has a number of its own")
        .isEqualTo("main");
  }

  private List<String> actions() {
    return AuditPages.actions(federation, repository.path());
  }
}
