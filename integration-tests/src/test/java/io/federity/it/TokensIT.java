package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.federity.demo.DemoPerson;
import io.federity.demo.Waiting;
import io.federity.error.ErrorCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Access tokens that the API takes for what they are not: each is refused with 401 as a problem,
 * beside the honest token from which it differs in one point.
 */
@ExtendWith(FederationExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensIT {
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.getFirst();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Federation federation;
  private TokenForge forge;

  TokensIT(Federation federation) {
    this.federation = federation;
  }

  @BeforeAll
  void makeAKeyOfTheRealm() throws GeneralSecurityException {
    forge = TokenForge.in(federation.realm());
    String honest = forge.sign(honest());
    // The server asks the realm for unknown keys, but not for each token that names one.
    Waiting.until(
        "the server has read the realm's keys",
        PATIENCE,
        () -> Optional.of(me(honest)).filter(ApiReply::ok));
  }

  @AfterAll
  void takeTheKeyAway() {
    if (forge != null) {
      forge.close();
    }
  }

  /** The claims of a real token. */
  private ObjectNode honest() {
    return TokenForge.claims(federation.token(ALICE));
  }

  private ApiReply me(String token) {
    return federation.apiWithToken(token).get("/me");
  }

  private void assertRefused(String token) {
    RefusalsIT.assertProblem(ErrorCode.NOT_SIGNED_IN, me(token));
  }

  static Stream<Named<Consumer<ObjectNode>>> wrongClaims() {
    long now = Instant.now().getEpochSecond();
    return Stream.of(
        claim("for another audience", claims -> claims.put("aud", "account")),
        claim("for no audience", claims -> claims.remove("aud")),
        claim("expired", claims -> claims.put("iat", now - 900).put("exp", now - 60)),
        claim("without an end", claims -> claims.remove("exp")),
        claim("not yet valid", claims -> claims.put("nbf", now + 600)),
        claim("of another issuer", claims -> claims.put("iss", "https://id.example.org/realms/x")),
        claim("of no issuer", claims -> claims.remove("iss")),
        claim("of nobody", claims -> claims.remove("sub")),
        claim("an ID token", claims -> claims.put("typ", "ID")),
        claim("a refresh token", claims -> claims.put("typ", "Refresh")));
  }

  private static Named<Consumer<ObjectNode>> claim(String name, Consumer<ObjectNode> change) {
    return Named.of(name, change);
  }

  @ParameterizedTest
  @MethodSource("wrongClaims")
  void token_wrongInOneClaim_isRefused(Consumer<ObjectNode> change) {
    ObjectNode claims = honest();
    ApiReply control = me(forge.sign(claims));
    assertThat(control.status()).as(control.toString()).isEqualTo(200);

    change.accept(claims);
    assertRefused(forge.sign(claims));
  }

  @Test
  void token_signedByAnotherKey_isRefused() throws GeneralSecurityException {
    assertRefused(forge.signByAStranger(honest()));
  }

  @Test
  void token_withoutSignature_isRefused() {
    assertRefused(forge.unsigned(honest()));
  }

  @Test
  void token_signedWithThePublicKeyAsSecret_isRefused() throws GeneralSecurityException {
    assertRefused(forge.signedWithThePublicKeyAsSecret(honest()));
  }

  @Test
  void token_damaged_isRefused() {
    String token = federation.token(ALICE);
    int middleOfSignature = (token.lastIndexOf('.') + token.length()) / 2;
    char damaged = token.charAt(middleOfSignature) == 'A' ? 'B' : 'A';

    assertRefused(
        token.substring(0, middleOfSignature) + damaged + token.substring(middleOfSignature + 1));
    assertThat(me(token).status()).isEqualTo(200);
  }

  @Test
  void token_withOtherClaimsUnderTheSameSignature_isRefused() {
    String[] parts = federation.token(ALICE).split("\\.");
    ObjectNode claims = honest();
    claims.put("preferred_username", "martin.maintainer");
    String altered = forge.unsigned(claims).split("\\.")[1];

    assertRefused(parts[0] + "." + altered + "." + parts[2]);
    assertThat(me(String.join(".", parts)).status()).isEqualTo(200);
  }

  @Test
  void token_ofAForeignRealm_isRefused() {
    assertRefused(federation.realm().adminToken());
  }

  @Test
  void token_ofTheSameLoginThatIsNoAccessToken_isRefused() {
    JsonNode answer = federation.tokens(ALICE).answer();

    assertRefused(answer.path("id_token").asText());
    assertRefused(answer.path("refresh_token").asText());
    assertThat(me(answer.path("access_token").asText()).status()).isEqualTo(200);
  }

  @Test
  void token_missing_isRefused() {
    for (String path : new String[] {"/me", "/repositories", "/tasks", "/audit"}) {
      RefusalsIT.assertProblem(ErrorCode.NOT_SIGNED_IN, federation.apiWithToken("").get(path));
    }
  }

  @Test
  void token_garbage_isRefused() {
    for (String garbage : new String[] {"garbage", "a.b.c", "..", "e30.e30.e30"}) {
      assertRefused(garbage);
    }
  }

  @Test
  void token_inTheQueryString_isRefused() {
    String token = federation.token(ALICE);

    RefusalsIT.assertProblem(
        ErrorCode.NOT_SIGNED_IN, federation.apiWithToken("").get("/me?access_token=" + token));
    assertThat(federation.apiWithToken(token).get("/me").status()).isEqualTo(200);
  }

  @Test
  void refusal_forATokensSake_saysHowToAuthenticate() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(federation.server() + "/api/v1/me"))
            .header("Authorization", "Bearer garbage")
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(
            value -> assertThat(value).startsWith("Bearer").contains("invalid_token"));
    assertThat(response.body()).doesNotContain("<html", "WildFly", "Undertow");
  }

  @Test
  void path_outsideOfTheInterface_isAProblemToo() {
    RefusalsIT.assertProblem(ErrorCode.NOT_FOUND, federation.api(ALICE).get("/../nowhere"));
  }

  /** A client of the same realm that is none of Federity's, and gets tokens without a person. */
  @Test
  void token_ofAnotherClient_isRefused() {
    String secret = "of-this-run-" + Long.toString(System.nanoTime(), 36);
    String client = client(secret);
    try {
      String foreign =
          new TokenEndpoint(federation.issuer())
              .token(
                  Map.of(
                      "grant_type", "client_credentials",
                      "client_id", "another-application",
                      "client_secret", secret))
              .orThrow()
              .path("access_token")
              .asText();

      assertThat(TokenForge.claims(foreign).path("iss")).isEqualTo(honest().path("iss"));
      assertRefused(foreign);
    } finally {
      federation.realm().delete("/clients/" + client);
    }
  }

  private String client(String secret) {
    RealmAdministration realm = federation.realm();
    realm.post(
        "/clients",
        JSON.createObjectNode()
            .put("clientId", "another-application")
            .put("publicClient", false)
            .put("standardFlowEnabled", false)
            .put("serviceAccountsEnabled", true)
            .put("secret", secret));
    return realm.get("/clients?clientId=another-application").get(0).path("id").asText();
  }

  @Test
  void password_sentToTheTokenEndpoint_getsNoToken() {
    for (String client : new String[] {DeviceTokens.CLIENT, "federity-portal", "admin-cli"}) {
      TokenEndpoint.Answer answer =
          new TokenEndpoint(federation.issuer())
              .token(
                  Map.of(
                      "grant_type", "password",
                      "client_id", client,
                      "client_secret", federation.secret("portal-client"),
                      "username", ALICE.username(),
                      "password", ALICE.password()));
      assertThat(answer.status()).as(client + ": " + answer).isBetween(400, 401);
      assertThat(answer.error()).isIn("unauthorized_client", "invalid_client");
    }
  }
}
