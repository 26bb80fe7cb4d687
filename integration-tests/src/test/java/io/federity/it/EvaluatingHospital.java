package io.federity.it;

import io.federity.wire.EvaluationFailureRequest;
import io.federity.wire.EvaluationReportRequest;
import io.federity.wire.LeaseRequest;
import io.federity.wire.MetricsView;
import java.util.Map;

/** A hospital's evaluation worker, as the API sees it: client credentials and numbers. */
final class EvaluatingHospital {
  private static final long EXAMPLES = 100;

  private final Federation federation;
  private final String hospital;

  EvaluatingHospital(Federation federation, String hospital) {
    this.federation = federation;
    this.hospital = hospital;
  }

  /** Asks for jobs. */
  ApiReply lease() {
    return api().post("/evaluation-jobs/lease", new LeaseRequest("it", 5));
  }

  /** Reports how many of 100 rows base and candidate got right. */
  ApiReply report(String job, long baseCorrect, long candidateCorrect) {
    return report(job, "it", baseCorrect, candidateCorrect);
  }

  /** Reports under any worker's name. */
  ApiReply report(String job, String worker, long baseCorrect, long candidateCorrect) {
    return api()
        .post(
            "/evaluation-jobs/" + job + "/report",
            new EvaluationReportRequest(worker, metrics(baseCorrect), metrics(candidateCorrect)));
  }

  /** Gives a job back. */
  ApiReply fail(String job) {
    return api()
        .post(
            "/evaluation-jobs/" + job + "/failure",
            new EvaluationFailureRequest("it", "bad-csv", "the validation rows are unreadable"));
  }

  private static MetricsView metrics(long correct) {
    return new MetricsView(EXAMPLES, 40, correct, (double) correct / EXAMPLES, 0.75, 0.5);
  }

  /** The API as the worker uses it. */
  ApiClient api() {
    return federation.apiWithToken(token());
  }

  private String token() {
    return new TokenEndpoint(federation.issuer())
        .token(
            Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                "federity-worker-" + hospital,
                "client_secret",
                federation.secret("worker-" + hospital)))
        .orThrow()
        .path("access_token")
        .asText();
  }
}
