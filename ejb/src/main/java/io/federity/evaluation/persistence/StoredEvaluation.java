package io.federity.evaluation.persistence;

import io.federity.evaluation.EvaluationMetrics;
import io.federity.object.ObjectId;
import java.time.Instant;
import java.util.Optional;

/**
 * A hospital's evaluation of a merge beside its base.
 *
 * @param base metrics of the branch head, once reported
 * @param candidate metrics of the merge, once reported
 * @param detail why it failed; empty otherwise
 * @param changed when it got into its state
 */
public record StoredEvaluation(
    String id,
    String repositoryId,
    String branch,
    String roundId,
    int roundNumber,
    ObjectId baseCommit,
    ObjectId candidateCommit,
    String hospital,
    State state,
    Optional<EvaluationMetrics> base,
    Optional<EvaluationMetrics> candidate,
    String detail,
    Instant changed) {

  /** Where an evaluation stands. */
  public enum State {
    /** No worker has it. */
    WAITING,
    /** A worker has it on lease. */
    LEASED,
    /** The worker reported metrics. */
    REPORTED,
    /** Nobody reported in time. */
    MISSING,
    /** The worker gave up. */
    FAILED
  }

  /** The same evaluation in another state. */
  public StoredEvaluation become(State next, String because, Instant now) {
    return new StoredEvaluation(
        id,
        repositoryId,
        branch,
        roundId,
        roundNumber,
        baseCommit,
        candidateCommit,
        hospital,
        next,
        base,
        candidate,
        because,
        now);
  }

  /** The same evaluation with its metrics. */
  public StoredEvaluation reported(
      EvaluationMetrics ofBase, EvaluationMetrics ofCandidate, Instant now) {
    return new StoredEvaluation(
        id,
        repositoryId,
        branch,
        roundId,
        roundNumber,
        baseCommit,
        candidateCommit,
        hospital,
        State.REPORTED,
        Optional.of(ofBase),
        Optional.of(ofCandidate),
        "",
        now);
  }
}
