package io.federity.cli.worker;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.remote.EvaluationApi;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.wire.EvaluationFailureRequest;
import io.federity.wire.EvaluationJobView;
import io.federity.wire.EvaluationReportRequest;
import io.federity.wire.LeaseRequest;
import io.federity.wire.ReleaseRequest;
import java.time.Duration;
import java.util.List;

/** Takes jobs one after the other; a server that is away for a while does not end the worker. */
final class WorkerLoop {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final CommandEnvironment environment;
  private final Console console;
  private final EvaluationApi api;
  private final EvaluationJob evaluation;
  private final String name;
  private final Duration interval;
  private boolean started;

  WorkerLoop(
      CommandEnvironment environment,
      EvaluationApi api,
      EvaluationJob evaluation,
      String name,
      Duration interval) {
    this.environment = environment;
    this.console = environment.console();
    this.api = api;
    this.evaluation = evaluation;
    this.name = name;
    this.interval = interval;
  }

  /** When to stop. */
  enum Until {
    /** After one request for jobs. */
    ONCE,
    /** When there are no more jobs. */
    IDLE,
    /** Never. */
    STOPPED
  }

  /** What was done. */
  record Tally(int reported, int failed) {
    private Tally plus(boolean success) {
      return success ? new Tally(reported + 1, failed) : new Tally(reported, failed + 1);
    }
  }

  /** Works; refused only where the server refuses the worker itself. */
  Outcome<Tally> run(Until until) throws InterruptedException {
    Tally tally = new Tally(0, 0);
    Duration wait = interval;
    while (true) {
      switch (lease()) {
        case Outcome.Refused<List<EvaluationJobView>>(Refusal refusal) -> {
          if (until != Until.STOPPED || isFinal(refusal)) {
            return Outcome.refused(refusal);
          }
          console.note("No jobs: %s; trying again".formatted(refusal.detail()));
          wait = longer(wait);
        }
        case Outcome.Accepted<List<EvaluationJobView>>(List<EvaluationJobView> jobs) -> {
          wait = interval;
          for (EvaluationJobView job : jobs) {
            tally = tally.plus(work(job));
          }
          if (until == Until.ONCE || (until == Until.IDLE && jobs.isEmpty())) {
            return Outcome.accepted(tally);
          }
          if (!jobs.isEmpty()) {
            continue;
          }
        }
      }
      environment.pause().of(wait);
    }
  }

  /** The first time, after what an earlier run under this name held was given back. */
  private Outcome<List<EvaluationJobView>> lease() {
    var request = new LeaseRequest(name, 1);
    if (started) {
      return api.lease(request);
    }
    return api.release(new ReleaseRequest(name))
        .then(given -> {
          started = true;
          if (given.jobs() > 0) {
            console.note("Takes up %d jobs that were left unfinished".formatted(given.jobs()));
          }
          return api.lease(request);
        });
  }

  /** A worker without the right to work would ask for ever. */
  private static boolean isFinal(Refusal refusal) {
    return refusal.code() == ErrorCode.NOT_ALLOWED || refusal.code() == ErrorCode.NO_HOSPITAL;
  }

  private static Duration longer(Duration wait) {
    Duration doubled = wait.multipliedBy(2);
    return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
  }

  private boolean work(EvaluationJobView job) {
    Outcome<Boolean> done = measured(job).then(report -> api.report(job.id(), report));
    return switch (done) {
      case Outcome.Accepted<Boolean> _ -> {
        console.note(
            "Reported round %d of %s (commit %s)"
                .formatted(job.round(), job.repository(), job.candidate().substring(0, 8)));
        yield true;
      }
      case Outcome.Refused<Boolean>(Refusal refusal) -> {
        console.note(
            "Round %d of %s failed (%s): %s"
                .formatted(job.round(), job.repository(), refusal.code().code(), refusal.detail()));
        giveBack(job, refusal.code());
        yield false;
      }
    };
  }

  private Outcome<EvaluationReportRequest> measured(EvaluationJobView job) {
    try {
      return evaluation.run(job, name);
    } catch (RuntimeException e) {
      // One bad job must not end the worker; the server hears a code, the log here the whole story.
      e.printStackTrace(console.err());
      return Outcome.refused(ErrorCode.INTERNAL, String.valueOf(e.getMessage()));
    }
  }

  /** Only the code goes out with its fixed text: the detail may quote a cell of the site's file. */
  private void giveBack(EvaluationJobView job, ErrorCode code) {
    var failure = new EvaluationFailureRequest(name, code.code(), code.remedy());
    if (api.fail(job.id(), failure) instanceof Outcome.Refused<Boolean>(Refusal refusal)) {
      console.note("The failure could not be reported: " + refusal.detail());
    }
  }
}
