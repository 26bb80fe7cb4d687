package io.federity.it;

import static io.federity.it.CommitDraft.bias;
import static io.federity.it.CommitDraft.weight;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.demo.DemoPerson;
import io.federity.error.ErrorCode;
import io.federity.object.ObjectId;
import io.federity.recipe.Recipe;
import io.federity.statistics.SiteStatistics;
import io.federity.tensor.Tensor;
import io.federity.wallet.SigningKey;
import io.federity.wire.ProposeCommit;
import io.federity.wire.StatisticsRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the API refuses in pushes, reviews and rounds: each with its code as a problem (RFC 9457),
 * with nothing changed, and beside the same request without the fault, which is accepted.
 */
@ExtendWith(FederationExtension.class)
class RefusalsIT {
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.get(0);
  private static final DemoPerson BELA = DemoPerson.CONTRIBUTORS.get(1);
  private static final DemoPerson RITA_OF_CLEVELAND = DemoPerson.REVIEWERS.get(3);
  private static final DemoPerson ROBERT_OF_HUNGARY = DemoPerson.REVIEWERS.get(0);
  private static final DemoPerson RUTH_OF_VA = DemoPerson.REVIEWERS.get(2);

  private final Federation federation;
  private TinyRepository repository;

  RefusalsIT(Federation federation) {
    this.federation = federation;
  }

  @BeforeEach
  void foundRepository() {
    repository = TinyRepository.found(federation, 2, "none");
  }

  static Stream<Named<Tensor[]>> nonFinite() {
    return Stream.of(
        Named.of("NaN", new Tensor[] {weight(Float.NaN, 1), bias(0)}),
        Named.of("infinity", new Tensor[] {weight(1, 1), bias(Float.POSITIVE_INFINITY)}),
        Named.of("-infinity", new Tensor[] {weight(1, Float.NEGATIVE_INFINITY), bias(0)}));
  }

  @ParameterizedTest
  @MethodSource("nonFinite")
  void push_nonFiniteParameter_isRefused(Tensor[] tensors) {
    assertRefused(
        ErrorCode.NON_FINITE_PARAMETER, () -> repository.draft(ALICE).tensors(tensors).push());
    assertAccepted(repository.draft(ALICE).push());
  }

  static Stream<Named<Tensor[]>> otherStructures() {
    return Stream.of(
        Named.of(
            "another name",
            new Tensor[] {weight(1, 2), Tensor.ofFloats("fc.offset", List.of(1L), 1)}),
        Named.of(
            "another shape",
            new Tensor[] {Tensor.ofFloats("fc.weight", List.of(2L, 1L), 1, 2), bias(1)}),
        Named.of(
            "another dtype",
            new Tensor[] {weight(1, 2), Tensor.ofDoubles("fc.bias", List.of(1L), 1)}),
        Named.of("a tensor less", new Tensor[] {weight(1, 2)}),
        Named.of(
            "a tensor more",
            new Tensor[] {weight(1, 2), bias(1), Tensor.ofFloats("more", List.of(1L), 1)}));
  }

  @ParameterizedTest
  @MethodSource("otherStructures")
  void push_structureOfTheBaseChanged_isRefused(Tensor[] tensors) {
    assertRefused(
        ErrorCode.STRUCTURE_CHANGED, () -> repository.draft(ALICE).tensors(tensors).push());
    assertAccepted(repository.draft(ALICE).push());
  }

  @Test
  void push_objectWithoutASafetensorsHeader_isRefused() {
    byte[] noise = "this is not a safetensors file".getBytes(StandardCharsets.UTF_8);
    assertRefused(
        ErrorCode.MALFORMED_SAFETENSORS,
        () -> repository.draft(ALICE).tensors(weight(1, 2)).object(bias(0).spec(), noise).push());
    assertAccepted(repository.draft(ALICE).push());
  }

  @Test
  void push_objectThatWasNeverUploaded_isRefused() {
    assertRefused(ErrorCode.OBJECT_MISSING, () -> repository.draft(ALICE).withoutUploads().push());
    assertAccepted(repository.draft(ALICE).push());
  }

  @Test
  void push_objectOfAnotherRepository_isRefusedAsMissing() {
    Tensor[] tensors = {weight(0.123f, 4), bias(5)};
    TinyRepository other = TinyRepository.found(federation, 2, "none");
    assertAccepted(other.draft(ALICE).tensors(tensors).push());

    assertRefused(
        ErrorCode.OBJECT_MISSING,
        () -> repository.draft(ALICE).tensors(tensors).withoutUploads().push());
    assertAccepted(repository.draft(ALICE).tensors(tensors).push());
  }

  @Test
  void push_objectsThatTheAuthorMayNotRead_isRefusedAsIfTheyWereNotThere() {
    Tensor[] secret = {weight(0.321f, 4), bias(6)};
    TinyRepository hidden = TinyRepository.found(federation, 2, "none", List.of(BELA), "private");
    assertAccepted(hidden.draft(BELA).tensors(secret).push());
    assertThat(federation.api(ALICE).get(hidden.path()).status()).isEqualTo(404);

    assertRefused(
        ErrorCode.OBJECT_MISSING,
        () -> repository.draft(ALICE).tensors(secret).withoutUploads().push());
    assertAccepted(repository.draft(ALICE).tensors(secret).push());
  }

  static Stream<Named<String>> wrongSignatures() {
    byte[] otherMessage =
        SigningKey.generate().sign("something else".getBytes(StandardCharsets.UTF_8));
    return Stream.of(
        Named.of("another key's", Base64.getEncoder().encodeToString(otherMessage)),
        Named.of("too short", Base64.getEncoder().encodeToString(new byte[] {1, 2, 3})),
        Named.of("all zero", Base64.getEncoder().encodeToString(new byte[64])));
  }

  @ParameterizedTest
  @MethodSource("wrongSignatures")
  void push_wrongSignature_isRefused(String signature) {
    assertRefused(
        ErrorCode.SIGNATURE_INVALID, () -> repository.draft(ALICE).signature(signature).push());
    assertAccepted(repository.draft(ALICE).push());
  }

  @Test
  void push_withoutSignature_isRefused() {
    assertRefused(ErrorCode.SIGNATURE_MISSING, () -> repository.draft(ALICE).signature("").push());
    assertAccepted(repository.draft(ALICE).push());
  }

  @Test
  void push_signedByAWalletThatNobodyLinked_isRefused() {
    assertRefused(
        ErrorCode.WALLET_NOT_LINKED,
        () -> repository.draft(ALICE).signer(SigningKey.generate()).push());
    assertAccepted(repository.draft(ALICE).push());
  }

  @Test
  void push_signedByTheWalletOfAnotherUser_isRefused() {
    assertRefused(
        ErrorCode.WALLET_OF_ANOTHER_USER,
        () -> repository.draft(ALICE).signer(federation.wallet(BELA)).push());
    assertAccepted(repository.draft(ALICE).push());
  }

  @Test
  void push_byAReviewer_isRefused() {
    String commit = "{}"; // who may not push learns nothing about what is wrong with the commit
    assertRefused(
        ErrorCode.NOT_A_CONTRIBUTOR,
        () ->
            federation
                .api(RITA_OF_CLEVELAND)
                .post(repository.path() + "/contributions", new ProposeCommit(commit, "")));
    assertRefused(
        ErrorCode.MALFORMED_COMMIT,
        () ->
            federation
                .api(ALICE)
                .post(repository.path() + "/contributions", new ProposeCommit(commit, "")));
  }

  @Test
  void push_byAContributorOfOtherRepositories_isRefused() {
    byte[] bytes = new byte[9];
    String object = repository.path() + "/objects/" + ObjectId.ofBytes(bytes).hex();
    repository.admit(ALICE, List.of());
    assertThat(federation.api(ALICE).get(repository.path()).status()).isEqualTo(200);

    assertRefused(ErrorCode.NOT_A_CONTRIBUTOR, () -> federation.api(ALICE).putBytes(object, bytes));
    assertRefused(
        ErrorCode.NOT_A_CONTRIBUTOR,
        () ->
            federation
                .api(ALICE)
                .post(repository.path() + "/contributions", new ProposeCommit("{}", "")));

    repository.admit(ALICE, List.of("contributor"));
    assertAccepted(federation.api(ALICE).putBytes(object, bytes));
    assertAccepted(repository.draft(ALICE).push());
  }

  @Test
  void push_unknownBase_isRefused() {
    assertRefused(
        ErrorCode.UNKNOWN_BASE,
        () -> repository.draft(ALICE).base(ObjectId.ofBytes(new byte[] {42})).push());
    assertAccepted(repository.draft(ALICE).push());
  }

  @Test
  void push_onACommitThatIsNoAncestorOfTheBranch_isRefused() {
    String unmerged = repository.pushForReview(BELA).path("commit").asText();
    assertRefused(
        ErrorCode.UNKNOWN_BASE, () -> repository.draft(ALICE).base(new ObjectId(unmerged)).push());
    assertAccepted(repository.draft(ALICE).push());
  }

  @Test
  void root_ofABranchThatHasOne_isRefused() {
    assertRefused(
        ErrorCode.REF_MOVED,
        () ->
            CommitDraft.root(repository, DemoPerson.MAINTAINER)
                .tensors(weight(7, 7), bias(7))
                .propose("/root"));
  }

  @Test
  void push_onABaseThatTheBranchHasLeft_isRefused() {
    repository = TinyRepository.found(federation, 2, "federated");
    ObjectId left = repository.head();
    var rows = List.of(new double[] {1, 5}, new double[] {2, 7}, new double[] {4, 6});
    assertAccepted(repository.pushStatistics(ALICE, SiteStatistics.of(List.of("a", "b"), rows)));
    repository.approveStatistics();
    var published = new PublishedRepository(federation, DemoPerson.AUDITOR, repository.path());
    Recipe frozen = published.recipe(published.commit("main").commit());

    assertRefused(ErrorCode.BASE_OUTDATED, () -> repository.draft(ALICE).base(left).push());
    assertAccepted(repository.draft(ALICE).recipe(frozen).push());
  }

  @Test
  void statistics_signedForAnotherRepository_areRefused() {
    repository = TinyRepository.found(federation, 2, "federated");
    TinyRepository other = TinyRepository.found(federation, 2, "federated");
    var rows = List.of(new double[] {1, 5}, new double[] {2, 7});
    StatisticsRequest signed =
        repository.signedStatistics(ALICE, SiteStatistics.of(List.of("a", "b"), rows));
    assertAccepted(repository.pushStatistics(ALICE, signed));

    assertRefused(ErrorCode.SIGNATURE_INVALID, () -> other.pushStatistics(ALICE, signed));
    assertAccepted(other.pushStatistics(ALICE, SiteStatistics.of(List.of("a", "b"), rows)));
  }

  @Test
  void approval_byTheAuthor_isRefused() {
    JsonNode contribution = repository.pushForReview(ALICE);
    assertRefused(ErrorCode.AUTHOR_CANNOT_APPROVE, () -> repository.approve(ALICE, contribution));
    assertAccepted(repository.approve(ROBERT_OF_HUNGARY, contribution));
  }

  @Test
  void approval_byTheHospitalOfTheAuthor_isRefused() {
    JsonNode contribution = repository.pushForReview(ALICE);
    assertRefused(
        ErrorCode.SAME_HOSPITAL, () -> repository.approve(RITA_OF_CLEVELAND, contribution));
    assertAccepted(repository.approve(ROBERT_OF_HUNGARY, contribution));
  }

  @Test
  void approval_byAnotherContributor_isRefused() {
    JsonNode contribution = repository.pushForReview(ALICE);
    assertRefused(ErrorCode.NOT_ALLOWED, () -> repository.approve(BELA, contribution));
    assertAccepted(repository.approve(ROBERT_OF_HUNGARY, contribution));
  }

  @Test
  void approval_ofACommitThatARevisionReplaced_isRefused() {
    JsonNode first = repository.pushForReview(ALICE);
    JsonNode second = repository.pushForReview(ALICE);
    assertThat(second.path("number")).isEqualTo(first.path("number"));

    assertRefused(ErrorCode.STALE_COMMIT, () -> repository.approve(ROBERT_OF_HUNGARY, first));
    assertAccepted(repository.approve(ROBERT_OF_HUNGARY, second));
  }

  @Test
  void revision_afterTheApproval_voidsItAndLeavesTheRound() {
    JsonNode approved = repository.contribution(approved(ALICE, ROBERT_OF_HUNGARY));
    assertThat(approved.path("round").asInt()).isEqualTo(1);
    approved(BELA, RUTH_OF_VA);

    JsonNode revised = repository.pushForReview(ALICE);
    assertThat(revised.path("number")).isEqualTo(approved.path("number"));
    assertThat(revised.path("decisions")).hasSize(1);
    assertThat(revised.path("decisions").get(0).path("voided").asBoolean()).isTrue();
    ApiClient martin = federation.api(DemoPerson.MAINTAINER);
    assertRefused(
        ErrorCode.BELOW_QUORUM, () -> martin.postText(repository.path() + "/rounds/1/close", ""));
    assertRefused(ErrorCode.STALE_COMMIT, () -> repository.approve(ROBERT_OF_HUNGARY, approved));

    assertAccepted(repository.approve(ROBERT_OF_HUNGARY, revised));
    repository.awaitState(revised.path("number").asInt(), "approved");
    assertAccepted(martin.postText(repository.path() + "/rounds/1/close", ""));
    JsonNode closed =
        repository.awaitRound(1, round -> !TinyRepository.state(round).equals("open"));
    assertThat(closed.path("members").findValuesAsText("commit"))
        .hasSize(2)
        .contains(revised.path("commit").asText())
        .doesNotContain(approved.path("commit").asText());
  }

  @Test
  void approval_ofAWithdrawnContribution_isRefused() {
    JsonNode withdrawn = repository.pushForReview(ALICE);
    assertAccepted(
        repository.decide(
            ALICE,
            withdrawn.path("number").asInt(),
            "withdraw",
            withdrawn.path("commit").asText(),
            "Trained on the wrong rows."));
    assertRefused(ErrorCode.WRONG_STATE, () -> repository.approve(ROBERT_OF_HUNGARY, withdrawn));

    JsonNode next = repository.pushForReview(ALICE);
    assertThat(next.path("number")).isNotEqualTo(withdrawn.path("number"));
    assertAccepted(repository.approve(ROBERT_OF_HUNGARY, next));
  }

  @Test
  void approval_withoutAReason_isRefused() {
    JsonNode contribution = repository.pushForReview(ALICE);
    String commit = contribution.path("commit").asText();
    int number = contribution.path("number").asInt();
    assertRefused(
        ErrorCode.MISSING_REASON,
        () -> repository.decide(ROBERT_OF_HUNGARY, number, "approve", commit, " "));
    assertAccepted(repository.decide(ROBERT_OF_HUNGARY, number, "approve", commit, "Fine."));
  }

  @Test
  void round_closedBelowQuorum_isRefused() {
    int alices = approved(ALICE, ROBERT_OF_HUNGARY);
    assertThat(repository.contribution(alices).path("round").asInt()).isEqualTo(1);
    ApiClient martin = federation.api(DemoPerson.MAINTAINER);
    assertRefused(
        ErrorCode.BELOW_QUORUM, () -> martin.postText(repository.path() + "/rounds/1/close", ""));

    approved(BELA, RUTH_OF_VA);
    assertAccepted(martin.postText(repository.path() + "/rounds/1/close", ""));
    JsonNode closed =
        repository.awaitRound(1, round -> !TinyRepository.state(round).equals("open"));
    assertThat(closed.path("members")).hasSize(2);
  }

  private int approved(DemoPerson author, DemoPerson reviewer) {
    JsonNode contribution = repository.pushForReview(author);
    assertAccepted(repository.approve(reviewer, contribution));
    int number = contribution.path("number").asInt();
    repository.awaitState(number, "approved");
    return number;
  }

  @Test
  void object_whoseBytesAreNotItsName_isRefused() {
    byte[] bytes = "object".getBytes(StandardCharsets.UTF_8);
    String right = ObjectId.ofBytes(bytes).hex();
    String wrong = ObjectId.ofBytes(new byte[] {1}).hex();

    assertRefused(ErrorCode.OBJECT_HASH_MISMATCH, () -> put(wrong, bytes));
    assertThat(federation.api(ALICE).get(repository.path() + "/objects/" + wrong).status())
        .isEqualTo(404);
    assertThat(put(right, bytes).status()).isEqualTo(201);
    assertThat(put(right, bytes).status()).as("the same upload again").isEqualTo(200);
  }

  private ApiReply put(String id, byte[] bytes) {
    return federation.api(ALICE).putBytes(repository.path() + "/objects/" + id, bytes);
  }

  @Test
  void request_withAnUnknownMember_isRefused() {
    JsonNode contribution = repository.pushForReview(ALICE);
    String path =
        repository.path() + "/contributions/" + contribution.path("number").asInt() + "/decisions";
    Function<String, String> body =
        more ->
            "{\"decision\":\"approve\",\"commit\":%s,\"reason\":\"Fine.\"%s}"
                .formatted(contribution.path("commit"), more);
    ApiClient robert = federation.api(ROBERT_OF_HUNGARY);

    assertRefused(
        ErrorCode.BAD_REQUEST, () -> robert.postText(path, body.apply(",\"force\":true")));
    assertAccepted(robert.postText(path, body.apply("")));
  }

  private void assertRefused(ErrorCode code, Supplier<ApiReply> attempt) {
    JsonNode before = repository.state();
    assertProblem(code, attempt.get());
    assertThat(repository.state()).as("state after the refusal").isEqualTo(before);
  }

  static void assertProblem(ErrorCode code, ApiReply reply) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(code.httpStatus());
    assertThat(reply.contentType()).startsWith("application/problem+json");
    JsonNode problem = reply.json();
    assertThat(problem.path("code").asText()).as(reply.toString()).isEqualTo(code.code());
    assertThat(problem.path("status").asInt()).isEqualTo(code.httpStatus());
    assertThat(problem.path("remedy").asText()).isEqualTo(code.remedy());
    assertThat(problem.path("type").asText()).endsWith("/" + code.code());
    assertThat(problem.path("title").asText()).isNotBlank();
    assertThat(problem.path("detail").asText()).isNotBlank();
  }

  private static void assertAccepted(ApiReply reply) {
    assertThat(reply.ok()).as(reply.toString()).isTrue();
  }
}
