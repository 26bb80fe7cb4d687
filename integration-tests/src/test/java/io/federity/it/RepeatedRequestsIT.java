package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.demo.DemoPerson;
import io.federity.error.ErrorCode;
import io.federity.wire.RepositoryRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests with an idempotency key. */
@ExtendWith(FederationExtension.class)
class RepeatedRequestsIT {
  private final Federation federation;
  private final ApiClient martin;

  RepeatedRequestsIT(Federation federation) {
    this.federation = federation;
    this.martin = federation.api(DemoPerson.MAINTAINER);
  }

  private static String key() {
    return "\"" + UUID.randomUUID() + "\"";
  }

  private static String repository(String name) {
    return ApiClient.text(new RepositoryRequest(name, "Twice", "classification", "consortium", ""));
  }

  private static String newName() {
    return "twice-" + Long.toString(System.nanoTime(), 36);
  }

  private static ApiReply create(ApiClient client, String key, String body) {
    return client.send(
        "POST",
        "/repositories",
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/json",
        "Idempotency-Key",
        key);
  }

  @Test
  void requestSentTwice_isDoneOnceAndAnsweredTheSame() {
    String key = key();
    String body = repository(newName());
    ApiReply first = create(martin, key, body);
    ApiReply second = create(martin, key, body.replace(",", ", "));
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.header("Idempotency-Replayed")).contains("?1");
    assertThat(second.json()).isEqualTo(first.json());

    RefusalsIT.assertProblem(ErrorCode.ALREADY_EXISTS, create(martin, key(), body));
  }

  @Test
  void key_ofAnotherRequest_isRefused() {
    String key = key();
    create(martin, key, repository(newName())).orThrow();
    String other = repository(newName());
    RefusalsIT.assertProblem(ErrorCode.IDEMPOTENCY_KEY_REUSED, create(martin, key, other));
    assertThat(create(martin, key(), other).status()).isEqualTo(201);
  }

  @Test
  void key_ofARefusedRequest_staysFree() {
    String key = key();
    String taken = newName();
    create(martin, key(), repository(taken)).orThrow();
    RefusalsIT.assertProblem(ErrorCode.ALREADY_EXISTS, create(martin, key, repository(taken)));
    assertThat(create(martin, key, repository(newName())).status()).isEqualTo(201);
  }

  @Test
  void key_belongsToItsAccount() {
    String key = key();
    ApiReply first = create(martin, key, repository(newName())).orThrow();
    ApiReply other =
        create(federation.api(DemoPerson.CONTRIBUTORS.getFirst()), key, repository(newName()));
    assertThat(first.status()).isEqualTo(201);
    RefusalsIT.assertProblem(ErrorCode.NOT_ALLOWED, other);
  }

  @Test
  void requestSentManyTimesAtOnce_isDoneOnce() throws Exception {
    String key = key();
    String body = repository(newName());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<ApiReply>> calls =
          Stream.generate(() -> (Callable<ApiReply>) () -> create(martin, key, body))
              .limit(10)
              .toList();
      List<ApiReply> replies = new ArrayList<>();
      for (Future<ApiReply> reply : threads.invokeAll(calls)) {
        replies.add(reply.get());
      }
      assertThat(
              replies.stream()
                  .filter(reply -> reply.header("Idempotency-Replayed").isEmpty() && reply.ok()))
          .hasSize(1);
      replies.stream()
          .filter(reply -> !reply.ok())
          .forEach(reply -> {
            RefusalsIT.assertProblem(ErrorCode.IDEMPOTENCY_KEY_IN_USE, reply);
            assertThat(reply.header("Retry-After")).contains("1");
          });
    }
  }

  @Test
  void key_thatIsNone_isRefused() {
    RefusalsIT.assertProblem(ErrorCode.BAD_REQUEST, create(martin, "a b", repository(newName())));
  }
}
