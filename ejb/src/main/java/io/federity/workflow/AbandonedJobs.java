package io.federity.workflow;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cmd.UnlockJobCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/**
 * Jobs that this server has locked and does not work on: those of its earlier life, which a crash
 * ended, and those whose failure could not be stored. Given back, they run again at once instead of
 * when their lock ends. For one thread.
 */
final class AbandonedJobs {
  private static final System.Logger LOG = System.getLogger(AbandonedJobs.class.getName());

  private final ProcessEngine engine;
  private final String owner;
  private final Supplier<Set<String>> underWay;
  private Set<String> suspected = Set.of();

  /**
   * Looks after the jobs of one server.
   *
   * @param owner under which the server locks jobs
   * @param underWay ids of the jobs that it works on
   */
  AbandonedJobs(ProcessEngine engine, String owner, Supplier<Set<String>> underWay) {
    this.engine = engine;
    this.owner = owner;
    this.underWay = underWay;
  }

  /** Gives back all, before the server works on any; returns their ids. */
  Set<String> releaseAll() {
    return release(locked());
  }

  /**
   * Gives back what was abandoned at two looks in a row: between locking a job and beginning it, it
   * looks abandoned once.
   */
  Set<String> releaseAbandoned() {
    Set<String> now = locked();
    now.removeAll(underWay.get());
    Set<String> abandoned = new HashSet<>(now);
    abandoned.retainAll(suspected);
    suspected = Set.copyOf(now);
    return release(abandoned);
  }

  private Set<String> locked() {
    return engine.getManagementService().createJobQuery().acquired().list().stream()
        .filter(job -> job instanceof JobEntity entity && owner.equals(entity.getLockOwner()))
        .map(job -> job.getId())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private Set<String> release(Set<String> jobs) {
    CommandExecutor commands =
        ((ProcessEngineImpl) engine).getProcessEngineConfiguration().getCommandExecutorTxRequired();
    for (String job : List.copyOf(jobs)) {
      LOG.log(System.Logger.Level.INFO, "job " + job + " was left unfinished and runs again");
      commands.execute(new UnlockJobCmd(job));
    }
    return jobs;
  }
}
