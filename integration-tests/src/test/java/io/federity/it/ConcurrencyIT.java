package io.federity.it;

import static io.federity.it.RefusalsIT.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.commit.RegisterHistory;
import io.federity.commit.RegisterHistory.Operation;
import io.federity.demo.DemoPerson;
import io.federity.error.ErrorCode;
import io.federity.object.ObjectId;
import io.federity.statistics.SiteStatistics;
import io.federity.wire.RefRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many clients at once: whatever the interleaving, what was answered is what happened. */
@ExtendWith(FederationExtension.class)
class ConcurrencyIT {
  private static final String TRIAL = "/refs/heads/trial";
  private static final List<DemoPerson> AUTHORS = DemoPerson.CONTRIBUTORS;
  private static final List<DemoPerson> REVIEWERS = DemoPerson.REVIEWERS;

  private final Federation federation;

  ConcurrencyIT(Federation federation) {
    this.federation = federation;
  }

  @AfterEach
  void recordsProcessesAndAudit_agree() {
    ApiClient adam = federation.api(DemoPerson.AUDITOR);
    assertThat(adam.get("/reconciliation").orThrow().json()).isEmpty();
    assertThat(adam.get("/audit/verify").orThrow().json().path("intact").asBoolean()).isTrue();
  }

  @Test
  void ref_movedMadeAndDeletedByManyClients_isLinearizable() {
    TinyRepository repository = TinyRepository.found(federation, 2, "federated");
    ObjectId first = repository.head();
    var rows = List.of(new double[] {1, 5}, new double[] {2, 7}, new double[] {4, 6});
    repository
        .pushStatistics(AUTHORS.getFirst(), SiteStatistics.of(List.of("a", "b"), rows))
        .orThrow();
    repository.approveStatistics();
    List<ObjectId> commits = List.of(first, repository.head());
    var history = new RegisterHistory();

    List<Integer> written =
        AtOnce.run(
            IntStream.range(0, 6)
                .mapToObj(seed -> client(repository, commits, history, new Random(seed)))
                .toList());

    assertThat(history.events()).hasSize(6 * 20);
    assertThat(written.stream().mapToInt(Integer::intValue).sum()).as("writes").isPositive();
    assertThat(history.isLinearizable(Optional.empty())).as(history.events() + "").isTrue();
    List<String> actions = AuditPages.actions(federation, repository.path());
    assertThat(actions)
        .filteredOn(action -> action.matches("branch\\.(create|move|delete)"))
        .as("one audit entry for each write that was answered as done")
        .hasSize(written.stream().mapToInt(Integer::intValue).sum());
  }

  /** A maintainer at one of several terminals; returns how many writes were answered as done. */
  private Callable<Integer> client(
      TinyRepository repository, List<ObjectId> commits, RegisterHistory history, Random random) {
    ApiClient api = federation.api(DemoPerson.MAINTAINER);
    String path = repository.path() + TRIAL;
    return () -> {
      int done = 0;
      for (int i = 0; i < 20; i++) {
        Optional<String> expected = any(commits, random);
        Optional<String> next = any(commits, random);
        boolean read = random.nextInt(3) == 0 || (expected.isEmpty() && next.isEmpty());
        Operation seen =
            read
                ? history.record(() -> read(api, path), operation -> operation)
                : history.record(() -> write(api, path, expected, next), operation -> operation);
        done += seen instanceof Operation.Written ? 1 : 0;
      }
      return done;
    };
  }

  private static Optional<String> any(List<ObjectId> commits, Random random) {
    int index = random.nextInt(commits.size() + 1);
    return index == commits.size() ? Optional.empty() : Optional.of(commits.get(index).hex());
  }

  private static Operation read(ApiClient api, String path) {
    ApiReply reply = api.get(path);
    return reply.status() == 404
        ? new Operation.Read(Optional.empty())
        : new Operation.Read(Optional.of(reply.orThrow().json().path("commit").asText()));
  }

  private static Operation write(
      ApiClient api, String path, Optional<String> expected, Optional<String> next) {
    String tag = expected.map(commit -> "\"" + commit + "\"").orElse("*");
    ApiReply reply =
        next.isEmpty()
            ? api.deleteIf("If-Match", tag, path + "?reason=Concurrently")
            : api.putIf(
                expected.isEmpty() ? "If-None-Match" : "If-Match",
                tag,
                path,
                new RefRequest(
                    next.get(), "Concurrently.", expected.isEmpty() ? Boolean.FALSE : null));
    if (reply.ok()) {
      return new Operation.Written(expected, next);
    }
    assertProblem(ErrorCode.PRECONDITION_FAILED, reply);
    return new Operation.Refused(expected);
  }

  @Test
  void round_closedByManyAtOnce_isClosedOnce() {
    TinyRepository repository = TinyRepository.found(federation, 2, "none");
    approved(repository, 0);
    approved(repository, 1);

    List<ApiReply> replies =
        AtOnce.run(IntStream.range(0, 6).mapToObj(i -> close(repository)).toList());

    List<ApiReply> refused = replies.stream().filter(reply -> !reply.ok()).toList();
    assertThat(refused).hasSize(5);
    refused.forEach(reply -> assertProblem(ErrorCode.WRONG_STATE, reply));
    assertThat(repository.awaitRound(1, round -> round.has("mergeCommit")).path("members"))
        .hasSize(2);
    assertThat(AuditPages.actions(federation, repository.path()))
        .filteredOn("round.close"::equals)
        .hasSize(1);
  }

  @Test
  void push_duringTheClose_isEitherBeforeOrAfterIt() {
    for (int attempt = 0; attempt < 3; attempt++) {
      TinyRepository repository = TinyRepository.found(federation, 2, "none");
      String member = approved(repository, 0).path("commit").asText();
      approved(repository, 1);
      CommitDraft revision = repository.draft(AUTHORS.get(0));

      List<ApiReply> replies = AtOnce.run(List.of(close(repository), revision::push));

      ApiReply close = replies.get(0);
      ApiReply push = replies.get(1);
      if (close.ok()) {
        assertProblem(ErrorCode.WRONG_STATE, push);
        assertThat(members(repository)).hasSize(2).contains(member);
      } else {
        assertProblem(ErrorCode.BELOW_QUORUM, close);
        assertThat(push.ok()).as(push.toString()).isTrue();
        repository.awaitReview(push.json().path("number").asInt());
        assertThat(members(repository)).hasSize(1).doesNotContain(member);
      }
    }
  }

  private List<String> members(TinyRepository repository) {
    List<String> members = new ArrayList<>();
    repository
        .awaitRound(1, round -> true)
        .path("members")
        .forEach(member -> members.add(member.path("commit").asText()));
    return members;
  }

  @Test
  void hundredPushes_atOnce_areAllKeptOnceAndInOrder() {
    TinyRepository repository = TinyRepository.found(federation, 4, "none");
    List<Callable<ApiReply>> pushes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      CommitDraft draft = repository.draft(AUTHORS.get(i % AUTHORS.size()));
      pushes.add(draft::push);
    }

    List<ApiReply> replies = AtOnce.run(pushes);

    assertThat(replies)
        .allSatisfy(reply -> assertThat(reply.status()).as(reply + "").isEqualTo(201));
    Set<String> acknowledged = new HashSet<>();
    replies.forEach(reply -> acknowledged.add(reply.json().path("commit").asText()));
    Set<String> kept = new HashSet<>();
    for (int number = 1; number <= AUTHORS.size(); number++) {
      JsonNode contribution = repository.awaitReview(number);
      JsonNode revisions = contribution.path("revisions");
      assertThat(revisions).hasSize(25);
      for (int i = 0; i < revisions.size(); i++) {
        assertThat(revisions.get(i).path("number").asInt()).isEqualTo(i + 1);
        kept.add(revisions.get(i).path("commit").asText());
      }
    }
    assertThat(kept).hasSize(100).isEqualTo(acknowledged);
    ApiClient martin = federation.api(DemoPerson.MAINTAINER);
    assertThat(martin.get(repository.path() + "/contributions/5").status()).isEqualTo(404);
  }

  private Callable<ApiReply> close(TinyRepository repository) {
    ApiClient martin = federation.api(DemoPerson.MAINTAINER);
    return () -> martin.postText(repository.path() + "/rounds/1/close", "");
  }

  private JsonNode approved(TinyRepository repository, int index) {
    JsonNode contribution = repository.pushForReview(AUTHORS.get(index));
    assertThat(repository.approve(REVIEWERS.get(index), contribution).ok()).isTrue();
    return repository.awaitState(contribution.path("number").asInt(), "approved");
  }
}
