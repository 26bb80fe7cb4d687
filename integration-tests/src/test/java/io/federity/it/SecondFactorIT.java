package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.federity.demo.DemoPerson;
import io.federity.demo.PageBrowser;
import io.federity.demo.PageBrowser.Page;
import io.federity.demo.Waiting;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The second factor: the production realm demands one of everybody who signs or administers, and
 * whoever has one is asked for it, in the demo realm too.
 */
@ExtendWith(FederationExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecondFactorIT {
  private static final String HOSPITAL = "lyon";

  private final Federation federation;
  private final RealmAdministration production;
  private int people;

  SecondFactorIT(Federation federation) {
    this.federation = federation;
    this.production = federation.realm().ofRealm("federity-production");
  }

  /** The realm of real deployments, as its file describes it; only names are others. */
  @BeforeAll
  void importTheProductionRealm() throws IOException {
    String text =
        Files.readString(federation.root().resolve("realm-config/federity-realm.json"))
            .replace("${FEDERITY_PUBLIC_URL}", federation.server().toString())
            .replace("${FEDERITY_PORTAL_SECRET}", federation.secret("portal-client"))
            .replace("\"federity-fresh-browser\"", "\"federity-fresh-production\""); // the demo's
    var realm = (ObjectNode) ApiClient.read(text.getBytes(StandardCharsets.UTF_8));
    production.importRealm(realm.put("realm", "federity-production"));
    production.addHospital(HOSPITAL);
  }

  @AfterAll
  void removeIt() {
    production.removeRealm();
  }

  private DemoPerson somebody(RealmAdministration realm, String hospital, String role) {
    var person =
        new DemoPerson(
            "factor-%s-%d-%s".formatted(role, ++people, Long.toString(System.nanoTime(), 36)),
            hospital,
            List.of(role));
    realm.addUser(person);
    return person;
  }

  /** A way through the login pages, with what it leads to. */
  private static final class Login {
    private final PageBrowser browser = new PageBrowser();
    private final TokenEndpoint provider;
    private final JsonNode device;
    private Page page;

    Login(RealmAdministration realm, DemoPerson person) throws IOException, InterruptedException {
      provider = new TokenEndpoint(realm.issuer());
      device = DeviceTokens.begin(provider);
      page = browser.open(URI.create(device.path("verification_uri_complete").asText()));
      answer(Map.of("username", person.username(), "password", person.password()));
    }

    void answer(Map<String, String> typed) throws IOException, InterruptedException {
      page = browser.submit(page, typed);
    }

    /** Sets an authenticator up on the page that demands it. */
    Authenticator setUp() throws IOException, InterruptedException {
      var authenticator =
          new Authenticator(page.document().select("input[name=totpSecret]").attr("value"));
      answer(Map.of("totp", authenticator.code(), "userLabel", "phone"));
      return authenticator;
    }

    boolean demandsSetUp() {
      return page.asksFor("totpSecret");
    }

    boolean asksForACode() {
      return page.asksFor("otp");
    }

    TokenEndpoint.Answer consent() throws IOException, InterruptedException {
      answer(Map.of("accept", "Yes"));
      return redeem();
    }

    /** Asks for the tokens; who asks twice within two seconds is told to slow down. */
    TokenEndpoint.Answer redeem() {
      return Waiting.until(
          "the device code may be redeemed",
          Duration.ofSeconds(20),
          () ->
              Optional.of(DeviceTokens.redeem(provider, device))
                  .filter(answer -> !answer.error().equals("slow_down")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"reviewer", "compliance-officer", "maintainer", "repo-admin"})
  void productionRealm_whoeverSigns_mustSetASecondFactorUp(String role) throws Exception {
    var login = new Login(production, somebody(production, HOSPITAL, role));

    assertThat(login.demandsSetUp()).as(login.page.summary()).isTrue();
    login.setUp();
    assertThat(login.consent().status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"contributor", "auditor"})
  void productionRealm_whoeverSignsNothing_needsNone(String role) throws Exception {
    var login = new Login(production, somebody(production, HOSPITAL, role));

    assertThat(login.demandsSetUp()).isFalse();
    assertThat(login.asksForACode()).isFalse();
    assertThat(login.consent().status()).isEqualTo(200);
  }

  @Test
  void productionRealm_secondSignIn_asksForTheCodeOnce() throws Exception {
    DemoPerson person = somebody(production, HOSPITAL, "reviewer");
    var first = new Login(production, person);
    Authenticator authenticator = first.setUp();
    assertThat(first.consent().status()).isEqualTo(200);

    var second = new Login(production, person);
    assertThat(second.asksForACode()).as(second.page.summary()).isTrue();
    second.answer(Map.of("otp", authenticator.nextCode()));
    assertThat(second.asksForACode()).as(second.page.summary()).isFalse();
    assertThat(second.consent().status()).isEqualTo(200);
  }

  @Test
  void demoRealm_reviewer_isNotForced() throws Exception {
    var login = new Login(federation.realm(), somebody(federation.realm(), "va", "reviewer"));

    assertThat(login.demandsSetUp()).isFalse();
    assertThat(login.consent().status()).isEqualTo(200);
  }

  @Test
  void personWithASecondFactor_signsInWithTheCodeOnly() throws Exception {
    RealmAdministration realm = federation.realm();
    DemoPerson person = somebody(realm, "va", "reviewer");
    realm.demandAuthenticator(person);
    var first = new Login(realm, person);
    Authenticator authenticator = first.setUp();
    assertThat(first.consent().status()).isEqualTo(200);

    var second = new Login(realm, person);
    assertThat(second.asksForACode()).as("the password alone").isTrue();
    String right = authenticator.nextCode();
    second.answer(Map.of("otp", right.equals("000000") ? "000001" : "000000"));
    assertThat(second.asksForACode()).as("a wrong code").isTrue();
    assertThat(second.redeem().error()).isEqualTo("authorization_pending");

    second.answer(Map.of("otp", authenticator.nextCode()));
    String token = second.consent().orThrow().path("access_token").asText();
    ApiReply me = federation.apiWithToken(token).get("/me");
    assertThat(me.status()).as(me.toString()).isEqualTo(200);
    assertThat(me.json().path("username").asText()).isEqualTo(person.username());
  }
}
