package io.federity.evaluation.service;

import io.federity.evaluation.EvaluationMetrics;
import io.federity.evaluation.persistence.EvaluationStore;
import io.federity.evaluation.persistence.StoredEvaluation;
import io.federity.evaluation.persistence.StoredEvaluation.State;
import io.federity.policy.BranchPolicy;
import io.federity.repository.service.RepositoryService;
import io.federity.round.Round;
import io.federity.round.persistence.RoundStore;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The evaluations of one round's merge, as the merge process needs them. */
@Stateless
public class RoundEvaluations {
  @Inject EvaluationStore evaluations;
  @Inject RoundStore rounds;
  @Inject RepositoryService repositories;
  @Inject Clock clock;

  /**
   * What the merge policy looks at.
   *
   * @param worstAccuracyDrop largest fall of accuracy from base to merge at any hospital; 0 where
   *     none reported, negative where all improved
   * @param missingEvaluations hospitals that were asked and did not report
   */
  public record Facts(
      double worstAccuracyDrop,
      double maxAccuracyDrop,
      int missingEvaluations,
      boolean automaticSignOff) {}

  /** Asks hospitals to evaluate the merge of a round. */
  public void ask(Round round, List<String> hospitals) {
    for (String hospital : hospitals) {
      evaluations.save(
          new StoredEvaluation(
              UUID.randomUUID().toString(),
              round.repositoryId(),
              round.branch(),
              round.id(),
              round.number(),
              round.base(),
              round.mergeCommit().orElseThrow(),
              hospital,
              State.WAITING,
              Optional.empty(),
              Optional.empty(),
              "",
              clock.instant()));
    }
  }

  /** The hospitals that were asked to evaluate the round's merge. */
  public List<String> hospitals(String roundId) {
    return ofMerge(rounds.get(roundId)).stream().map(StoredEvaluation::hospital).toList();
  }

  /** A hospital did not report in time; one that gave up stays failed. */
  public void missing(String roundId, String hospital) {
    ofMerge(rounds.get(roundId)).stream()
        .filter(evaluation -> evaluation.hospital().equals(hospital))
        .filter(evaluation -> evaluation.state() != State.FAILED)
        .forEach(evaluation ->
            evaluations.save(
                evaluation.become(
                    State.MISSING, "not reported within the time of the policy", clock.instant())));
  }

  /** The facts of a merge. */
  public Facts facts(String roundId) {
    Round round = rounds.get(roundId);
    BranchPolicy policy = repositories.get(round.repositoryId()).policy();
    List<StoredEvaluation> asked = ofMerge(round);
    double worst =
        asked.stream()
            .filter(evaluation -> evaluation.state() == State.REPORTED)
            .mapToDouble(RoundEvaluations::accuracyDrop)
            .max()
            .orElse(0);
    int missing =
        (int) asked.stream().filter(evaluation -> evaluation.state() != State.REPORTED).count();
    return new Facts(
        worst, policy.maxAccuracyDrop().doubleValue(), missing, policy.automaticSignOff());
  }

  private static double accuracyDrop(StoredEvaluation evaluation) {
    EvaluationMetrics base = evaluation.base().orElseThrow();
    EvaluationMetrics candidate = evaluation.candidate().orElseThrow();
    return base.accuracy() - candidate.accuracy();
  }

  private List<StoredEvaluation> ofMerge(Round round) {
    return round
        .mergeCommit()
        .map(merge -> evaluations.ofCandidate(round.id(), merge))
        .orElse(List.of());
  }
}
