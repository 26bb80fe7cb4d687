package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The server starts on an empty PostgreSQL and says who it is before anybody signs in. */
@ExtendWith(FederationExtension.class)
class ServerStartIT {
  @Test
  void server_onEmptyPostgres_answersWithItsKeyAndIssuer(Federation federation) {
    ApiReply reply = federation.apiWithToken("").get("/server");

    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    assertThat(reply.json().path("issuer").asText()).isEqualTo(federation.issuer().toString());
    assertThat(reply.json().path("serverKey").asText()).isNotBlank();
    assertThat(reply.json().path("ledgerRpc").asText()).isEqualTo(federation.solana().toString());
  }
}
