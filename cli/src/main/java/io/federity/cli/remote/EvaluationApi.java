package io.federity.cli.remote;

import com.fasterxml.jackson.core.type.TypeReference;
import io.federity.error.Outcome;
import io.federity.wire.EvaluationFailureRequest;
import io.federity.wire.EvaluationJobView;
import io.federity.wire.EvaluationReportRequest;
import io.federity.wire.LeaseRequest;
import io.federity.wire.ReleaseRequest;
import io.federity.wire.ReleaseView;
import java.util.List;

/** Evaluation jobs of the worker's hospital. */
public record EvaluationApi(ApiConnection connection) {
  private static String path(String job) {
    return "/evaluation-jobs/" + ApiConnection.encoded(job);
  }

  /** Gives back what an earlier run of the worker held. */
  public Outcome<ReleaseView> release(ReleaseRequest request) {
    return connection.post("/evaluation-jobs/release", request, ReleaseView.class);
  }

  /** Takes jobs, for a while. */
  public Outcome<List<EvaluationJobView>> lease(LeaseRequest request) {
    return connection.post(
        "/evaluation-jobs/lease", request, new TypeReference<List<EvaluationJobView>>() {});
  }

  /** Reports what was measured. */
  public Outcome<Boolean> report(String job, EvaluationReportRequest request) {
    return connection.post(path(job) + "/report", request);
  }

  /** Gives a job back. */
  public Outcome<Boolean> fail(String job, EvaluationFailureRequest request) {
    return connection.post(path(job) + "/failure", request);
  }
}
