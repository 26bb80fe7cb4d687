package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.demo.Consortium;
import io.federity.demo.DemoPerson;
import io.federity.object.ObjectId;
import io.federity.wire.ProposeCommit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The server is held at a named point, killed with SIGKILL and started again on the state that it
 * left; then it is asked, from outside, what it knows. Two crashes for all points: in each, several
 * repositories are held at different points at once, so that one kill hits all of them.
 */
@ExtendWith(FederationExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashIT {
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.get(0);
  private static final DemoPerson BELA = DemoPerson.CONTRIBUTORS.get(1);
  private static final DemoPerson CLAIRE = DemoPerson.CONTRIBUTORS.get(2);

  private final Federation federation;
  private final CrashPoints points;

  private TinyRepository pushing;
  private TinyRepository verifying;
  private TinyRepository aggregating;
  private TinyRepository minting;

  private final byte[] blob = ("blob " + System.nanoTime()).getBytes(StandardCharsets.UTF_8);
  private ProposeCommit alices;
  private ProposeCommit belas;
  private ProposeCommit claires;
  private JsonNode contributionsAfterTheCrash;
  private String mintedMerge = "";

  CrashIT(Federation federation) {
    this.federation = federation;
    this.points = federation.crashPoints();
  }

  @BeforeAll
  void crashTwice() {
    federation.awaitIdleOutbox();
    pushing = found(ALICE, BELA, CLAIRE);
    verifying = found(ALICE);
    aggregating = found(ALICE, BELA);
    minting = found(ALICE);
    firstCrash();
    secondCrash();
  }

  private void firstCrash() {
    alices = pushing.draft(ALICE).upload();
    belas = pushing.draft(BELA).upload();
    approve(aggregating, ALICE);
    JsonNode belasUpdate = aggregating.pushForReview(BELA);
    approve(minting, ALICE);
    minting.evaluate("cleveland", 60, 70);
    mintedMerge = minting.awaitRound("awaiting-sign-off").path("mergeCommit").asText();

    points.arm("mint-on-chain");
    minting.signOff("approve", mintedMerge, List.of()).orThrow();
    points.arm("tensor-aggregated");
    aggregating.approve(reviewer(BELA), belasUpdate).orThrow();
    points.arm("contribution-checked");
    verifying.draft(ALICE).push().orThrow();
    points.awaitReached("contribution-checked");
    verifying.draft(ALICE).push().orThrow(); // a revision: verification keeps nobody waiting
    points.arm("object-stored");
    points.arm("contribution-written");
    List<CompletableFuture<ApiReply>> unanswered =
        List.of(unanswered(() -> putBlob(ALICE)), unanswered(() -> propose(ALICE, alices)));
    List<String> held =
        List.of(
            "mint-on-chain",
            "tensor-aggregated",
            "contribution-checked",
            "object-stored",
            "contribution-written");
    held.forEach(points::awaitReached);
    points.arm("mint-taken", 2); // the collection again, then the merge
    crash(held, unanswered);
    contributionsAfterTheCrash = contributions(pushing);
  }

  private void secondCrash() {
    claires = pushing.draft(CLAIRE).upload();
    JsonNode verified = verifying.awaitReview(1);
    aggregating.awaitRound("aggregated");
    aggregating.evaluate("cleveland", 60, 70);
    aggregating.evaluate("hungary", 60, 70);
    String merge = aggregating.awaitRound("awaiting-sign-off").path("mergeCommit").asText();

    points.arm("branch-moved");
    aggregating.signOff("approve", merge, List.of()).orThrow();
    points.arm("round-aggregated");
    verifying.approve(reviewer(ALICE), verified).orThrow();
    points.arm("push-committed");
    List<CompletableFuture<ApiReply>> unanswered =
        List.of(unanswered(() -> propose(CLAIRE, claires)));
    List<String> held = List.of("branch-moved", "round-aggregated", "push-committed", "mint-taken");
    held.forEach(points::awaitReached);
    crash(held, unanswered);
  }

  private void crash(List<String> held, List<CompletableFuture<ApiReply>> unanswered) {
    federation.kill("server");
    held.forEach(points::release);
    for (CompletableFuture<ApiReply> request : unanswered) {
      assertThat(failureOf(request)).hasMessageContaining("no answer");
    }
    federation.restart("server");
  }

  private static CompletableFuture<ApiReply> unanswered(Supplier<ApiReply> request) {
    return CompletableFuture.supplyAsync(request, task -> Thread.ofVirtual().start(task));
  }

  private static Throwable failureOf(CompletableFuture<ApiReply> request) {
    try {
      throw new AssertionError("answered by a server that was killed: " + request.join());
    } catch (CompletionException e) {
      return e.getCause();
    }
  }

  @Test
  @Order(1)
  void upload_storedButNotRecorded_isNobodysUntilItIsSentAgain() {
    String path = pushing.path() + "/objects/" + ObjectId.ofBytes(blob).hex();
    assertThat(federation.api(ALICE).get(path).status()).isEqualTo(404);

    assertThat(putBlob(ALICE).ok()).isTrue();
    assertThat(federation.api(ALICE).get(path).orThrow().body()).isEqualTo(blob);
  }

  @Test
  @Order(2)
  void push_cutBeforeItsProcess_leftNothing_andIsTakenOnce() {
    assertThat(contributionsAfterTheCrash).isEmpty();

    assertThat(propose(ALICE, alices).status()).isEqualTo(201);
    assertThat(propose(ALICE, alices).status()).isEqualTo(200);
    assertThat(reviewed(ALICE)).hasSize(1);
  }

  @Test
  @Order(3)
  void push_afterAcknowledgedUploads_needsNoneOfThemAgain() {
    assertThat(propose(BELA, belas).status()).isEqualTo(201);
    assertThat(reviewed(BELA)).hasSize(1);
  }

  @Test
  @Order(4)
  void push_committedButNotAnswered_isThere_andSentAgainIsTheSame() {
    assertThat(propose(CLAIRE, claires).status()).isEqualTo(200);
    assertThat(reviewed(CLAIRE)).hasSize(1);
  }

  @Test
  @Order(5)
  void verification_cutInTheMiddle_goesOnByItself_once_withTheNewestRevision() {
    JsonNode contribution = verifying.contribution(1);
    assertThat(contribution.path("revision").asInt()).isEqualTo(2);
    String commit = contribution.path("commit").asText();
    assertThat(traces(verifying).attestations(commit, "verification")).hasSize(1);
    assertThat(traces(verifying).audited("contribution.verify")).hasSize(1);
  }

  @Test
  @Order(6)
  void aggregation_cutInTheMiddleOfTheTensors_makesOneMerge() {
    aggregating.awaitRound("published");
    assertThat(traces(aggregating).audited("round.aggregate")).hasSize(1);
    assertThat(traces(aggregating).merges()).containsExactly(aggregating.head().hex());
  }

  @Test
  @Order(7)
  void aggregation_cutBeforeItsCommit_makesOneMerge() {
    JsonNode round = verifying.awaitRound("aggregated");
    assertThat(traces(verifying).audited("round.aggregate")).hasSize(1);
    assertThat(round.path("evaluations")).hasSize(1);
    verifying.evaluate("cleveland", 60, 70);
    String merge = verifying.awaitRound("awaiting-sign-off").path("mergeCommit").asText();
    verifying.signOff("approve", merge, List.of()).orThrow();
    verifying.awaitRound("published");
    assertThat(traces(verifying).merges()).containsExactly(merge);
  }

  @Test
  @Order(8)
  void publication_cutAfterTheBranchMoved_publishesOnce_withItsMints() {
    aggregating.awaitRound("published");
    assertThat(traces(aggregating).audited("round.publish")).hasSize(1);
    traces(aggregating).assertMintedOnce(4);
  }

  @Test
  @Order(9)
  void mint_cutBeforeTheLedgerWasAsked_andAfterItHadMinted_isThereOnce() {
    assertThat(minting.head().hex()).isEqualTo(mintedMerge);
    traces(minting).assertMintedOnce(3);
  }

  @Test
  @Order(10)
  void store_recordsProcessesAndAuditTrail_fitAfterwards_asTheCommandLineSays() throws IOException {
    Path work = Files.createDirectories(federation.var().resolve("crash"));
    DemoPerson adam = DemoPerson.AUDITOR;
    var consortium =
        new Consortium(
            federation.root().resolve("federity"), work, federation.server().toString(), "none");
    consortium.signIn(adam);

    JsonNode checked = consortium.run(adam, "fsck", federation.store().toString(), "--json").json();
    assertThat(checked.path("defects")).isEmpty();
    assertThat(checked.path("objects").asInt()).isPositive();
    assertThat(consortium.run(adam, "admin", "reconcile", "--json").json()).isEmpty();
    assertThat(consortium.run(adam, "admin", "objects", "--json").json().path("missing")).isEmpty();
    assertThat(consortium.run(adam, "audit", "verify", "--json").json().path("intact").asBoolean())
        .isTrue();
  }

  private TinyRepository found(DemoPerson... contributors) {
    List<DemoPerson> members = new ArrayList<>(List.of(contributors));
    Stream.of(contributors).map(CrashIT::reviewer).forEach(members::add);
    members.add(DemoPerson.COMPLIANCE);
    return TinyRepository.found(federation, contributors.length, "none", members);
  }

  private static DemoPerson reviewer(DemoPerson author) {
    return DemoPerson.REVIEWERS.get(DemoPerson.CONTRIBUTORS.indexOf(author));
  }

  private static void approve(TinyRepository repository, DemoPerson author) {
    repository.approve(reviewer(author), repository.pushForReview(author)).orThrow();
  }

  private ApiReply putBlob(DemoPerson person) {
    return federation
        .api(person)
        .putBytes(pushing.path() + "/objects/" + ObjectId.ofBytes(blob).hex(), blob);
  }

  private ApiReply propose(DemoPerson person, ProposeCommit proposal) {
    return federation.api(person).post(pushing.path() + "/contributions", proposal);
  }

  private JsonNode contributions(TinyRepository repository) {
    return federation
        .api(DemoPerson.MAINTAINER)
        .get(repository.path() + "/contributions")
        .orThrow()
        .json();
  }

  /** The author's contributions to the repository of pushes, once they are in review. */
  private List<JsonNode> reviewed(DemoPerson author) {
    List<JsonNode> found =
        contributions(pushing)
            .valueStream()
            .filter(one -> one.path("author").asText().equals(author.username()))
            .toList();
    return found.stream().map(one -> pushing.awaitReview(one.path("number").asInt())).toList();
  }

  private Traces traces(TinyRepository repository) {
    return new Traces(federation, repository);
  }
}
