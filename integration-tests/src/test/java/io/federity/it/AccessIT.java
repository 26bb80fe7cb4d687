package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.demo.DemoPerson;
import io.federity.error.ErrorCode;
import io.federity.wire.LeaseRequest;
import io.federity.wire.RepositoryRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who gets in: bearer tokens for this API only, and each role does its own work only. */
@ExtendWith(FederationExtension.class)
class AccessIT {
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.getFirst();

  private final Federation federation;

  AccessIT(Federation federation) {
    this.federation = federation;
  }

  @Test
  void request_withATokenForThisApi_isAnsweredWithTheActor() {
    ApiReply me = federation.api(ALICE).get("/me");

    assertThat(me.status()).as(me.toString()).isEqualTo(200);
    assertThat(me.json().path("username").asText()).isEqualTo("alice.cleveland");
    assertThat(me.json().path("hospital").asText()).isEqualTo("cleveland");
    assertThat(me.json().path("roles")).extracting(role -> role.asText()).contains("contributor");
  }

  @Test
  void request_withoutAToken_isUnauthorized() {
    for (String path : new String[] {"/me", "/repositories", "/tasks", "/audit"}) {
      assertThat(federation.apiWithToken("").get(path).status()).as(path).isEqualTo(401);
    }
  }

  @Test
  void request_withAGarbageToken_isUnauthorized() {
    assertThat(federation.apiWithToken("garbage").get("/me").status()).isEqualTo(401);
  }

  @Test
  void request_withADamagedToken_isUnauthorized() {
    String token = federation.token(ALICE);
    int middleOfSignature = (token.lastIndexOf('.') + token.length()) / 2;
    char damaged = token.charAt(middleOfSignature) == 'A' ? 'B' : 'A';
    String other =
        token.substring(0, middleOfSignature) + damaged + token.substring(middleOfSignature + 1);

    assertThat(federation.apiWithToken(other).get("/me").status()).isEqualTo(401);
    assertThat(federation.apiWithToken(token).get("/me").status()).isEqualTo(200);
  }

  @Test
  void request_withATokenForAnotherAudience_isUnauthorized()
      throws IOException, InterruptedException {
    String foreign = tokenOfTheAccountConsole();
    assertThat(federation.apiWithToken(foreign).get("/me").status()).isEqualTo(401);
  }

  /** A valid token of the same realm and person, made for another client. */
  private String tokenOfTheAccountConsole() throws IOException, InterruptedException {
    String form =
        "client_id=admin-cli&grant_type=password&username=%s&password=%s"
            .formatted(ALICE.username(), ALICE.password());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(federation.issuer() + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    HttpResponse<byte[]> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(200);
    return ApiClient.read(response.body()).path("access_token").asText();
  }

  @Test
  void repository_createdByAContributor_isRefused() {
    var request = new RepositoryRequest("mine", "", "", "consortium", "{}");
    RefusalsIT.assertProblem(
        ErrorCode.NOT_ALLOWED, federation.api(ALICE).post("/repositories", request));
  }

  @Test
  void evaluationJobs_leasedByPeople_areRefused() {
    Stream.of(ALICE, DemoPerson.MAINTAINER, DemoPerson.AUDITOR)
        .forEach(person -> {
          ApiReply reply =
              federation.api(person).post("/evaluation-jobs/lease", new LeaseRequest("x", 1));
          RefusalsIT.assertProblem(ErrorCode.NOT_ALLOWED, reply);
        });
  }

  @Test
  void auditTrail_readByAContributor_isRefused() {
    RefusalsIT.assertProblem(ErrorCode.NOT_ALLOWED, federation.api(ALICE).get("/audit"));
    assertThat(federation.api(DemoPerson.AUDITOR).get("/audit").status()).isEqualTo(200);
  }
}
