package io.federity.workflow;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.jspecify.annotations.Nullable;

/** Runs timers and asynchronous steps on the container's threads, where EJB, JPA and CDI work. */
final class ManagedJobExecutor extends JobExecutor {
  private static final int IDLE_WAIT_MILLIS = 1_000;
  private static final int LONGEST_WAIT_MILLIS = 5_000;
  private static final long STOP_MILLIS = 10_000;

  private final ThreadFactory threads;
  private final ExecutorService workers;
  private @Nullable Thread acquisition;

  ManagedJobExecutor(ThreadFactory threads, ExecutorService workers) {
    this.threads = threads;
    this.workers = workers;
    // The defaults let a timer be a minute late.
    setWaitTimeInMillis(IDLE_WAIT_MILLIS);
    setMaxWait(LONGEST_WAIT_MILLIS);
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
    try {
      workers.execute(getExecuteJobsRunnable(jobIds, engine));
    } catch (RejectedExecutionException e) {
      logRejectedExecution(engine, jobIds.size());
      rejectedJobsHandler.jobsRejected(jobIds, engine, this);
    }
  }
}
