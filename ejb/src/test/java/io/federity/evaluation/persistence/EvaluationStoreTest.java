package io.federity.evaluation.persistence;

import static io.federity.persistence.RepositoryFixtures.NOW;
import static io.federity.persistence.RepositoryFixtures.REPOSITORY;
import static io.federity.persistence.RepositoryFixtures.id;
import static io.federity.persistence.RepositoryFixtures.root;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.evaluation.EvaluationMetrics;
import io.federity.evaluation.persistence.StoredEvaluation.State;
import io.federity.persistence.TestDatabase;
import io.federity.persistence.Vendor;
import io.federity.policy.BranchPolicy;
import io.federity.round.Round;
import io.federity.round.persistence.RoundStore;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Vendor.class)
class EvaluationStoreTest {
  private final TestDatabase database;

  EvaluationStoreTest(Vendor vendor) {
    database = TestDatabase.withRepository(vendor);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static final String ROUND = "r0000000-0000-4000-8000-000000000001";

  @BeforeEach
  void openRound() {
    Round round =
        Round.open(
            ROUND, 1, REPOSITORY, "main", root().commit().id(), BranchPolicy.standard(), NOW);
    database.run(em -> new RoundStore(em).save(round));
  }

  private static StoredEvaluation waiting(String hospital, String candidate) {
    return new StoredEvaluation(
        hospital + " " + candidate,
        REPOSITORY,
        "main",
        ROUND,
        1,
        root().commit().id(),
        id(candidate),
        hospital,
        State.WAITING,
        Optional.empty(),
        Optional.empty(),
        "",
        NOW);
  }

  private void save(StoredEvaluation evaluation) {
    database.run(em -> new EvaluationStore(em).save(evaluation));
  }

  @Test
  void evaluation_reported_isReadBackWithItsMetricsToTheLastBit() {
    save(waiting("va", "merge"));
    StoredEvaluation reported =
        waiting("va", "merge")
            .reported(
                new EvaluationMetrics(100, 40, 70, 1.0 / 3, Optional.of(0.1 + 0.2)),
                new EvaluationMetrics(100, 0, 71, Double.MIN_VALUE, Optional.empty()),
                NOW.plusSeconds(1));
    save(reported);
    database.run(em ->
        assertThat(new EvaluationStore(em).find(ROUND, id("merge"), "va")).contains(reported));
  }

  @Test
  void evaluations_ofACandidate_areThoseOfNoOther() {
    save(waiting("va", "merge"));
    save(waiting("cleveland", "merge"));
    save(waiting("va", "second merge"));
    database.run(em -> {
      var evaluations = new EvaluationStore(em);
      assertThat(evaluations.ofCandidate(ROUND, id("merge")))
          .containsExactly(waiting("cleveland", "merge"), waiting("va", "merge"));
      assertThat(evaluations.find(ROUND, id("second merge"), "cleveland")).isEmpty();
      assertThat(evaluations.history(REPOSITORY, Optional.of("main"))).hasSize(3);
      assertThat(evaluations.history(REPOSITORY, Optional.of("other"))).isEmpty();
    });
  }

  @Test
  void evaluation_askedTwiceOfOneHospital_isRefusedByTheDatabase() {
    save(waiting("va", "merge"));
    StoredEvaluation first = waiting("va", "merge");
    var again =
        new StoredEvaluation(
            "another id",
            REPOSITORY,
            "main",
            ROUND,
            1,
            first.baseCommit(),
            first.candidateCommit(),
            "va",
            State.WAITING,
            Optional.empty(),
            Optional.empty(),
            "",
            NOW);
    assertThatThrownBy(() -> save(again)).isInstanceOf(RuntimeException.class);
    database.run(
        em -> assertThat(new EvaluationStore(em).ofCandidate(ROUND, id("merge"))).hasSize(1));
  }
}
