package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.demo.DemoPerson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The server on its embedded H2, which {@code ./quickstart} uses: the beginning of a round. */
@ExtendWith(FederationExtension.class)
class EmbeddedDatabaseIT {
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.getFirst();
  private static final DemoPerson ROBERT = DemoPerson.REVIEWERS.getFirst();

  private final Federation shared;

  EmbeddedDatabaseIT(Federation shared) {
    this.shared = shared;
  }

  @Test
  void contribution_onTheEmbeddedDatabase_isPushedReviewedAndJoinsItsRound() {
    try (Federation onH2 = shared.startOnH2()) {
      var repository = TinyRepository.found(onH2, 2, "none", List.of(ALICE, ROBERT));

      JsonNode contribution = repository.pushForReview(ALICE);
      repository.approve(ROBERT, contribution).orThrow();

      JsonNode approved = repository.awaitState(contribution.path("number").asInt(), "approved");
      assertThat(approved.path("round").asInt()).isEqualTo(1);
      assertThat(repository.awaitRound(1, round -> true).path("members")).hasSize(1);
      ApiClient adam = onH2.api(DemoPerson.AUDITOR);
      JsonNode verdict = adam.get("/audit/verify").orThrow().json();
      assertThat(verdict.path("intact").asBoolean()).as(verdict.toString()).isTrue();
      assertThat(verdict.path("entries").asLong()).isPositive();
      assertThat(adam.get("/reconciliation").orThrow().json()).isEmpty();
      assertThat(onH2.var().resolve("server/data/db/federity.mv.db")).isNotEmptyFile();
    }
  }
}
