package io.federity.evaluation.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The jobs that wait for workers; a port, implemented by the workflow engine. */
public interface EvaluationJobs {
  /**
   * A job on lease.
   *
   * @param worker who has it; empty where nobody has
   */
  record Job(String id, String roundId, String hospital, String worker, Instant leasedUntil) {}

  /** Gives waiting jobs of a hospital to the worker, at most {@code max}. */
  List<Job> lease(String worker, String hospital, int max, Duration lease);

  /**
   * Takes back what the worker holds of its hospital's jobs; returns the rounds. They wait for any
   * worker again.
   */
  List<String> release(String worker, String hospital);

  /** The job, if it still waits for a report. */
  Optional<Job> find(String id);

  /** The worker has reported; it must hold the lease. */
  void complete(String id, String worker);

  /**
   * The worker could not evaluate; it must hold the lease. Says whether the job is given out again;
   * otherwise its evaluation has failed for good.
   */
  boolean fail(String id, String worker, String reason);
}
