package io.federity.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.wire.EvaluationFailureRequest;
import io.federity.wire.EvaluationReportRequest;
import io.federity.wire.LeaseRequest;
import io.federity.wire.MetricsView;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

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
    String client = "federity-worker-" + hospital;
    try {
      String secret =
          Files.readString(federation.var().resolve("secrets/worker-" + hospital)).strip();
      String form =
          "grant_type=client_credentials&client_id="
              + client
              + "&client_secret="
              + URLEncoder.encode(secret, StandardCharsets.UTF_8);
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(federation.issuer() + "/protocol/openid-connect/token"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(form))
              .build();
      JsonNode answer =
          ApiClient.read(
              HttpClient.newHttpClient()
                  .send(request, HttpResponse.BodyHandlers.ofByteArray())
                  .body());
      if (!answer.has("access_token")) {
        throw new IllegalStateException("no token for " + client + ": " + answer);
      }
      return answer.path("access_token").asText();
    } catch (IOException e) {
      throw new IllegalStateException("no token for " + client, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
