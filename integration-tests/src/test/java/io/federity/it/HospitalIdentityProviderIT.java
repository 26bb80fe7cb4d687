package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.demo.DemoPerson;
import io.federity.demo.PageBrowser;
import io.federity.demo.PageBrowser.Page;
import io.federity.error.ErrorCode;
import io.federity.object.ObjectId;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** People of a hospital that keeps its own accounts sign in there, and work like everybody else. */
@ExtendWith(FederationExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HospitalIdentityProviderIT {
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.get(0);
  private static final DemoPerson ROBERT_OF_HUNGARY = DemoPerson.REVIEWERS.get(0);

  private final Federation federation;
  private HospitalIdentityProvider heidelberg;
  private DemoPerson hanna;
  private DemoPerson heiko;

  HospitalIdentityProviderIT(Federation federation) {
    this.federation = federation;
  }

  @BeforeAll
  void trustTheHospital() {
    heidelberg = HospitalIdentityProvider.found(federation, "heidelberg");
    hanna = heidelberg.person("hanna", "contributor");
    heiko = heidelberg.person("heiko", "reviewer");
  }

  @AfterAll
  void trustItNoMore() {
    if (heidelberg != null) {
      heidelberg.close();
    }
  }

  private TinyRepository repository() {
    return TinyRepository.found(
        federation, 2, "none", List.of(ALICE, ROBERT_OF_HUNGARY, hanna, heiko));
  }

  @Test
  void person_signedInAtTheHospital_hasItsGroupAndTheRolesThatItGives() {
    JsonNode me = federation.api(hanna).get("/me").orThrow().json();

    assertThat(me.path("username").asText()).isEqualTo("heidelberg.hanna");
    assertThat(me.path("displayName").asText()).isEqualTo("Hanna Hartmann");
    assertThat(me.path("hospital").asText()).isEqualTo("heidelberg");
    assertThat(me.path("roles")).extracting(JsonNode::asText).containsExactly("contributor");
    assertThat(federation.api(heiko).get("/me").orThrow().json().path("roles"))
        .extracting(JsonNode::asText)
        .containsExactly("reviewer");
  }

  @Test
  void contribution_ofABrokeredPerson_isApprovedByAnotherHospital() {
    TinyRepository repository = repository();
    JsonNode contribution = repository.pushForReview(hanna);

    assertThat(contribution.path("hospital").asText()).isEqualTo("heidelberg");
    RefusalsIT.assertProblem(ErrorCode.SAME_HOSPITAL, repository.approve(heiko, contribution));
    assertThat(repository.approve(ROBERT_OF_HUNGARY, contribution).ok()).isTrue();
    repository.awaitState(contribution.path("number").asInt(), "approved");
  }

  @Test
  void contribution_ofAnotherHospital_isApprovedByABrokeredPerson() {
    TinyRepository repository = repository();
    JsonNode contribution = repository.pushForReview(ALICE);

    RefusalsIT.assertProblem(ErrorCode.NOT_ALLOWED, repository.approve(hanna, contribution));
    ApiReply approved = repository.approve(heiko, contribution);
    assertThat(approved.ok()).as(approved.toString()).isTrue();
    JsonNode decision =
        repository.contribution(contribution.path("number").asInt()).path("decisions").get(0);
    assertThat(decision.path("username").asText()).isEqualTo("heidelberg.heiko");
    assertThat(decision.path("hospital").asText()).isEqualTo("heidelberg");
  }

  @Test
  void person_withTheMailAddressOfALocalAccount_doesNotBecomeIt()
      throws IOException, InterruptedException {
    var provider = new TokenEndpoint(federation.issuer());
    JsonNode device = DeviceTokens.begin(provider);
    Page page =
        heidelberg.atTheHospital(
            new PageBrowser(),
            URI.create(device.path("verification_uri_complete").asText()),
            "mallory");

    assertThat(page.document().text()).contains("already exists");
    assertThat(page.asksFor("accept")).isFalse();
    assertThat(DeviceTokens.redeem(provider, device).error()).isEqualTo("authorization_pending");
    assertThat(federation.api(ALICE).get("/me").json().path("username").asText())
        .isEqualTo("alice.cleveland");
  }

  /** What the portal does before a signature, with a code and a key of the test's own. */
  @Test
  void freshLogin_ofABrokeredPerson_asksForTheirPasswordAtTheHospital() throws Exception {
    String verifier = "verifier-of-this-test-".repeat(3);
    String back = federation.server() + "/portal/app/fresh-login/back";
    URI question = question(verifier, back);
    var browser = new PageBrowser();

    Page answered = heidelberg.typePassword(browser, browser.open(question), "heiko");
    assertThat(answered.address().toString()).startsWith(back);
    JsonNode tokens = redeem(answered.address(), verifier, back);
    JsonNode identity = TokenForge.claims(tokens.path("id_token").asText());
    assertThat(identity.path("preferred_username").asText()).isEqualTo("heidelberg.heiko");
    assertThat(identity.path("identity_provider").asText()).isEqualTo("heidelberg");

    Page again = browser.open(question);
    assertThat(again.address().getPath()).startsWith("/realms/heidelberg/");
    assertThat(again.asksFor("password")).as(again.summary()).isTrue();
  }

  private URI question(String verifier, String back) {
    byte[] hash = ObjectId.sha256().digest(verifier.getBytes(StandardCharsets.US_ASCII));
    return URI.create(
        federation.issuer()
            + "/protocol/openid-connect/auth?response_type=code&scope=openid"
            + "&client_id=federity-portal&prompt=login&max_age=0&kc_idp_hint=heidelberg&state=s"
            + "&code_challenge_method=S256&code_challenge="
            + Base64.getUrlEncoder().withoutPadding().encodeToString(hash)
            + "&redirect_uri="
            + URLEncoder.encode(back, StandardCharsets.UTF_8));
  }

  private JsonNode redeem(URI answer, String verifier, String back) {
    String code = answer.getQuery().replaceFirst(".*\\bcode=([^&]+).*", "$1");
    return new TokenEndpoint(federation.issuer())
        .token(
            Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "federity-portal",
                "client_secret",
                federation.secret("portal-client"),
                "code",
                code,
                "code_verifier",
                verifier,
                "redirect_uri",
                back))
        .orThrow();
  }
}
