package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.demo.DemoPerson;
import io.federity.demo.PageBrowser;
import io.federity.demo.PageBrowser.Page;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Guessing passwords locks the account that is guessed at, and nobody else's. */
@ExtendWith(FederationExtension.class)
class LockoutIT {
  private static final int FAILURES = 8;

  private final Federation federation;

  LockoutIT(Federation federation) {
    this.federation = federation;
  }

  @Test
  void account_afterManyWrongPasswords_isLockedForTheRightOneToo() throws Exception {
    RealmAdministration realm = federation.realm();
    DemoPerson victim = newcomer("victim");
    DemoPerson neighbour = newcomer("neighbour");
    assertThat(federation.api(victim).get("/me").status()).isEqualTo(200);

    for (int i = 0; i < FAILURES; i++) {
      guess(victim, "wrong-" + i);
    }
    JsonNode attack = realm.attackOn(victim);
    assertThat(attack.path("disabled").asBoolean()).as(attack.toString()).isTrue();

    federation.signInAgain(victim);
    assertThatThrownBy(() -> federation.token(victim))
        .hasMessageContaining("the sign-in of " + victim.username() + " was refused");
    assertThat(federation.api(neighbour).get("/me").status()).isEqualTo(200);

    realm.forgiveFailures(victim);
    assertThat(federation.api(victim).get("/me").status()).isEqualTo(200);
  }

  private void guess(DemoPerson person, String password) throws IOException, InterruptedException {
    JsonNode device = DeviceTokens.begin(new TokenEndpoint(federation.issuer()));
    var browser = new PageBrowser();
    Page login = browser.open(URI.create(device.path("verification_uri_complete").asText()));
    Page answer =
        browser.submit(login, Map.of("username", person.username(), "password", password));
    assertThat(answer.asksFor("password")).as(answer.summary()).isTrue();
  }

  private DemoPerson newcomer(String name) {
    var person =
        new DemoPerson(
            name + "-" + Long.toString(System.nanoTime(), 36), "va", List.of("contributor"));
    federation.realm().addUser(person);
    return person;
  }
}
