package io.federity.it;

import static io.federity.it.RefusalsIT.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.commit.Commit;
import io.federity.commit.CommitKind;
import io.federity.demo.DemoPerson;
import io.federity.error.ErrorCode;
import io.federity.object.ObjectId;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A revert takes a merge back: under review like any push, released by a compliance officer. */
@ExtendWith(FederationExtension.class)
class RevertIT {
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.get(0);
  private static final DemoPerson ROBERT_OF_HUNGARY = DemoPerson.REVIEWERS.get(0);
  private static final DemoPerson CAROL = DemoPerson.COMPLIANCE;

  private final Federation federation;
  private TinyRepository repository;
  private PublishedRepository published;
  private Commit root;
  private ObjectId merge;

  RevertIT(Federation federation) {
    this.federation = federation;
  }

  @BeforeEach
  void publishMerge() {
    repository =
        TinyRepository.found(federation, 1, "none", List.of(ALICE, ROBERT_OF_HUNGARY, CAROL));
    published = new PublishedRepository(federation, DemoPerson.AUDITOR, repository.path());
    root = published.commit("main").commit();
    merge = repository.publishMerge(ALICE, ROBERT_OF_HUNGARY, 1);
    assertThat(published.commit("main").commit().tree()).isNotEqualTo(root.tree());
  }

  @AfterEach
  void recordsAndProcesses_agree() {
    assertThat(federation.api(DemoPerson.AUDITOR).get("/reconciliation").orThrow().json())
        .isEmpty();
  }

  private void assertRefused(ErrorCode code, Supplier<ApiReply> attempt) {
    JsonNode before = repository.state();
    assertProblem(code, attempt.get());
    assertThat(repository.state()).as("state after the refusal").isEqualTo(before);
  }

  private ApiReply release(DemoPerson person, JsonNode revert) {
    return repository.decide(
        person,
        revert.path("number").asInt(),
        "release",
        revert.path("commit").asText(),
        "The merge did harm.");
  }

  @Test
  void revert_reviewedAndReleased_restoresTheTensors() {
    JsonNode training = repository.pushForReview(ALICE);
    JsonNode pushed = CommitDraft.revert(repository, ALICE, merge, root).push().orThrow().json();
    assertThat(pushed.path("number").asInt()).isNotEqualTo(training.path("number").asInt());
    JsonNode revert = repository.awaitReview(pushed.path("number").asInt());
    assertThat(revert.path("kind").asText()).isEqualTo("revert");
    assertThat(revert.path("numExamples").asInt()).isZero();
    assertThat(revert.path("verdicts").findValuesAsText("text"))
        .anyMatch(text -> text.startsWith("A revert: no training took place."));

    assertRefused(ErrorCode.AUTHOR_CANNOT_APPROVE, () -> repository.approve(ALICE, revert));
    assertRefused(ErrorCode.WRONG_STATE, () -> release(CAROL, revert));
    repository.approve(ROBERT_OF_HUNGARY, revert).orThrow();
    assertRefused(ErrorCode.NOT_ALLOWED, () -> release(ROBERT_OF_HUNGARY, revert));
    assertRefused(ErrorCode.AUTHOR_CANNOT_APPROVE, () -> release(ALICE, revert));
    assertThat(repository.head()).as("nothing moves before the release").isEqualTo(merge);
    assertThat(kinds(CAROL)).contains("release-revert");

    release(CAROL, revert).orThrow();

    Commit head = published.commit("main").commit();
    assertThat(head.kind()).isEqualTo(CommitKind.REVERT);
    assertThat(head.id().hex()).isEqualTo(revert.path("commit").asText());
    assertThat(head.parents()).containsExactly(merge, root.id());
    assertThat(head.tree()).isEqualTo(root.tree());
    repository.awaitState(revert.path("number").asInt(), "merged");
    repository.awaitState(training.path("number").asInt(), "outdated");
    assertThat(published.get("/rounds/2").path("base").asText()).isEqualTo(head.id().hex());
    assertThat(published.get("/rounds/2").path("members")).isEmpty();
    assertThat(published.commitView("main").path("attestations").findValuesAsText("kind"))
        .contains("verification", "approval", "sign-off");
    assertThat(AuditPages.actions(federation, repository.path()))
        .contains("contribution.release", "revert.publish");

    repository.publishMerge(ALICE, ROBERT_OF_HUNGARY, 2);
    assertThat(published.commit("main").commit().parents().getFirst()).isEqualTo(head.id());
  }

  @Test
  void revert_thatIsNone_isRefused() {
    assertRefused(
        ErrorCode.NOT_A_REVERT,
        () ->
            CommitDraft.revert(repository, ALICE, merge, root)
                .tensors(CommitDraft.weight(7, 7), CommitDraft.bias(7))
                .push());
    Commit head = published.commit("main").commit();
    assertRefused(
        ErrorCode.NOT_A_REVERT, () -> CommitDraft.revert(repository, ALICE, merge, head).push());
    assertRefused(
        ErrorCode.MALFORMED_COMMIT,
        () -> CommitDraft.revert(repository, ALICE, merge, root).numExamples(10).push());
    assertRefused(
        ErrorCode.BASE_OUTDATED,
        () -> CommitDraft.revert(repository, ALICE, root.id(), root).push());
    assertThat(CommitDraft.revert(repository, ALICE, merge, root).push().status()).isEqualTo(201);
  }

  @Test
  void approvedRevert_rejectedOrWithdrawn_changesNothing() {
    JsonNode first = approvedRevert();
    repository
        .decide(
            CAROL,
            first.path("number").asInt(),
            "reject",
            first.path("commit").asText(),
            "The merge is sound.")
        .orThrow();
    repository.awaitState(first.path("number").asInt(), "rejected");

    JsonNode second = approvedRevert();
    repository
        .decide(
            ALICE,
            second.path("number").asInt(),
            "withdraw",
            second.path("commit").asText(),
            "Proposed too early.")
        .orThrow();
    assertRefused(ErrorCode.WRONG_STATE, () -> release(CAROL, second));
    assertThat(repository.head()).isEqualTo(merge);
  }

  private JsonNode approvedRevert() {
    JsonNode pushed = CommitDraft.revert(repository, ALICE, merge, root).push().orThrow().json();
    JsonNode revert = repository.awaitReview(pushed.path("number").asInt());
    repository.approve(ROBERT_OF_HUNGARY, revert).orThrow();
    return revert;
  }

  private List<String> kinds(DemoPerson person) {
    return federation.api(person).get("/tasks").orThrow().json().findValuesAsText("kind");
  }
}
