package io.federity.workflow;

import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.jspecify.annotations.Nullable;

/** Runs timers and asynchronous steps on the container's threads, where EJB, JPA and CDI work. */
final class ManagedJobExecutor extends JobExecutor {
  private static final int IDLE_WAIT_MILLIS = 1_000;
  private static final int LONGEST_WAIT_MILLIS = 5_000;
  private static final long STOP_MILLIS = 10_000;

  private final ThreadFactory threads;
  private final ExecutorService workers;
  private final TransactionManager transactions;
  private final Duration stepTimeout;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private @Nullable Thread acquisition;

  /**
   * An executor of one server.
   *
   * @param node name of the server, under which it locks jobs
   * @param stepTimeout longest time of a step
   */
  ManagedJobExecutor(
      ThreadFactory threads,
      ExecutorService workers,
      TransactionManager transactions,
      String node,
      Duration stepTimeout) {
    this.threads = threads;
    this.workers = workers;
    this.transactions = transactions;
    this.stepTimeout = stepTimeout;
    setLockOwner(node);
    // No other server may begin a step that this one still works on.
    setLockTimeInMillis(Math.toIntExact(stepTimeout.toMillis()));
    // The defaults let a timer be a minute late.
    setWaitTimeInMillis(IDLE_WAIT_MILLIS);
    setMaxWait(LONGEST_WAIT_MILLIS);
  }

  /** Ids of the jobs that are worked on or about to be. */
  Set<String> underWay() {
    return Set.copyOf(underWay);
  }

  @Override
  protected void startExecutingJobs() {
    Thread thread = threads.newThread(acquireJobsRunnable);
    acquisition = thread;
    thread.start();
  }

  @Override
  protected void stopExecutingJobs() {
    Thread thread = acquisition;
    if (thread == null) {
      return;
    }
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void executeJobs(List<String> jobIds, ProcessEngineImpl engine) {
    underWay.addAll(jobIds);
    try {
      workers.execute(getExecuteJobsRunnable(jobIds, engine));
    } catch (RejectedExecutionException e) {
      underWay.removeAll(jobIds);
      logRejectedExecution(engine, jobIds.size());
      rejectedJobsHandler.jobsRejected(jobIds, engine, this);
    }
  }

  @Override
  public Runnable getExecuteJobsRunnable(List<String> jobIds, ProcessEngineImpl engine) {
    return new Jobs(jobIds, engine);
  }

  /** Jobs of one process instance, one after the other, with those that they lead to. */
  private final class Jobs extends ExecuteJobsRunnable {
    Jobs(List<String> jobIds, ProcessEngineImpl engine) {
      super(jobIds, engine);
    }

    @Override
    public void run() {
      try {
        transactions.setTransactionTimeout(Math.toIntExact(stepTimeout.toSeconds()));
        super.run();
        transactions.setTransactionTimeout(0); // the thread's next work has the usual time again
      } catch (SystemException e) {
        throw new IllegalStateException("the time limit of transactions cannot be set", e);
      } finally {
        underWay.removeAll(jobIds);
      }
    }

    @Override
    protected void executeJob(
        String job, CommandExecutor commands, JobFailureCollector failureCollector) {
      underWay.add(job);
      try {
        super.executeJob(job, commands, failureCollector);
      } finally {
        underWay.remove(job);
      }
    }
  }
}
