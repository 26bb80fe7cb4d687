package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.demo.DemoPerson;
import io.federity.error.ErrorCode;
import io.federity.wire.LeaseRequest;
import io.federity.wire.RepositoryRequest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who gets in, and that each role does its own work only. Which tokens count: {@link TokensIT}. */
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
