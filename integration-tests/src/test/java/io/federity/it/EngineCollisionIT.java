package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.demo.DemoPerson;
import io.federity.demo.Waiting;
import io.federity.wire.DecisionRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A decision takes a process away from under the engine's hands. The engine's part is played in its
 * own tables: it changes the job of a verification after the decision has read it and before the
 * decision removes it.
 */
@ExtendWith(FederationExtension.class)
class EngineCollisionIT {
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.getFirst();
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String POINT = "contribution-checked";

  private final Federation federation;
  private final CrashPoints points;

  EngineCollisionIT(Federation federation) {
    this.federation = federation;
    this.points = federation.crashPoints();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withdrawal_thatCollidesWithTheEngine_isDoneOnceAllTheSame(boolean withKey) throws Exception {
    TinyRepository repository = TinyRepository.found(federation, 1, "none", List.of(ALICE));
    points.arm(POINT);
    JsonNode pushed = repository.draft(ALICE).push().orThrow().json();
    points.awaitReached(POINT);
    ApiReply reply;
    try (Connection engine = federation.connect(Database.Account.SUPERUSER);
        Connection watch = federation.connect(Database.Account.SUPERUSER);
        ExecutorService client = Executors.newSingleThreadExecutor()) {
      engine.setAutoCommit(false);
      assertThat(update(engine, "update act_ru_job set rev_ = rev_ + 1 where type_ = 'message'"))
          .isPositive();
      Future<ApiReply> withdrawn = client.submit(() -> withdraw(repository, pushed, withKey));
      awaitBlocked(watch);
      engine.commit();
      reply = withdrawn.get();
    } finally {
      points.release(POINT);
    }
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    JsonNode contribution = repository.awaitState(pushed.path("number").asInt(), "withdrawn");
    assertThat(contribution.path("decisions")).hasSize(1);
    assertThat(AuditPages.actions(federation, repository.path()))
        .filteredOn("contribution.withdraw"::equals)
        .hasSize(1);
    assertThat(federation.api(DemoPerson.AUDITOR).get("/reconciliation").orThrow().json())
        .isEmpty();
  }

  private ApiReply withdraw(TinyRepository repository, JsonNode pushed, boolean withKey) {
    String body =
        ApiClient.text(
            new DecisionRequest("withdraw", pushed.path("commit").asText(), "not needed"));
    List<String> headers = new ArrayList<>(List.of("Content-Type", "application/json"));
    if (withKey) {
      headers.addAll(List.of("Idempotency-Key", "\"" + UUID.randomUUID() + "\""));
    }
    return federation
        .api(ALICE)
        .send(
            "POST",
            repository.path() + "/contributions/" + pushed.path("number").asInt() + "/decisions",
            BodyPublishers.ofString(body),
            headers.toArray(String[]::new));
  }

  private static int update(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  /** Waits until the decision waits for the job's row. */
  private static void awaitBlocked(Connection watch) {
    Waiting.until(
        "a transaction waits for a job of the engine",
        PATIENCE,
        () -> {
          try (Statement statement = watch.createStatement();
              ResultSet rows =
                  statement.executeQuery(
                      "select 1 from pg_stat_activity where wait_event_type = 'Lock'"
                          + " and query ilike 'delete%act_ru_job%'")) {
            return rows.next() ? Optional.of(true) : Optional.empty();
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
