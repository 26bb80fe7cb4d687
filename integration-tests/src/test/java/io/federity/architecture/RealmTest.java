package io.federity.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.federity.identity.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the production realm promises: how long anything lasts, and which ways in there are not. */
class RealmTest {
  private static final Path CONFIGURATION =
      Path.of(System.getProperty("basedir", "integration-tests"))
          .toAbsolutePath()
          .resolveSibling("realm-config");
  private static final Set<String> SIGNING_ROLES =
      Set.of("repo-admin", "maintainer", "reviewer", "compliance-officer");

  private final JsonNode realm = read("federity-realm.json");
  private final JsonNode overlay = read("demo-overlay.json");

  private static JsonNode read(String name) {
    try {
      return new ObjectMapper().readTree(CONFIGURATION.resolve(name).toFile());
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }

  private List<JsonNode> clients() {
    return List.of(realm, overlay).stream()
        .flatMap(file -> file.path("clients").valueStream())
        .toList();
  }

  private JsonNode client(String id) {
    return clients().stream()
        .filter(client -> client.path("clientId").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tokens_areShortLived_andRefreshTokensServeOnce() {
    assertThat(realm.path("accessTokenLifespan").asInt()).isEqualTo(300);
    assertThat(realm.path("revokeRefreshToken").asBoolean()).isTrue();
    assertThat(realm.path("refreshTokenMaxReuse").asInt(-1)).isZero();
    assertThat(realm.path("ssoSessionIdleTimeout").asInt()).isEqualTo(1800);
    assertThat(realm.path("ssoSessionMaxLifespan").asInt()).isEqualTo(36_000);
    assertThat(realm.path("accessCodeLifespan").asInt()).isEqualTo(60);
    assertThat(realm.path("oauth2DeviceCodeLifespan").asInt()).isEqualTo(600);
    assertThat(clients())
        .allSatisfy(
            client -> assertThat(client.path("attributes").has("access.token.lifespan")).isFalse());
  }

  @Test
  void guessing_isSlowedDown_andPasswordsAreLong() {
    assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
    assertThat(realm.path("failureFactor").asInt()).isBetween(3, 10);
    assertThat(realm.path("waitIncrementSeconds").asInt()).isGreaterThanOrEqualTo(60);
    assertThat(realm.path("passwordPolicy").asText())
        .contains("length(12)", "notUsername", "notEmail");
    assertThat(realm.path("sslRequired").asText()).isEqualTo("external");
  }

  @Test
  void accounts_areMadeByAdministratorsOnly_andKeepTheirNames() {
    assertThat(realm.path("registrationAllowed").asBoolean(true)).isFalse();
    assertThat(realm.path("resetPasswordAllowed").asBoolean(true)).isFalse();
    assertThat(realm.path("editUsernameAllowed").asBoolean(true)).isFalse();
    assertThat(realm.path("duplicateEmailsAllowed").asBoolean(true)).isFalse();
    assertThat(realm.has("users")).isFalse();
    assertThat(realm.path("groups").get(0).path("subGroups")).isEmpty();
  }

  @Test
  void noClient_takesPasswordsOrGivesTokensInAddresses() {
    assertThat(clients())
        .extracting(client -> client.path("clientId").asText())
        .as("Keycloak makes this one with the password grant, unless the realm has it")
        .contains("admin-cli");
    assertThat(clients())
        .allSatisfy(client -> {
          String id = client.path("clientId").asText();
          assertThat(client.path("directAccessGrantsEnabled").asBoolean(true)).as(id).isFalse();
          assertThat(client.path("implicitFlowEnabled").asBoolean(false)).as(id).isFalse();
        });
    assertThat(client("admin-cli").path("enabled").asBoolean(true)).isFalse();
  }

  @Test
  void codeFlow_isThePortalsAlone_withAProofKeyAndItsOwnAddresses() {
    assertThat(clients())
        .filteredOn(client -> client.path("standardFlowEnabled").asBoolean(true))
        .filteredOn(client -> !client.path("bearerOnly").asBoolean())
        .extracting(client -> client.path("clientId").asText())
        .containsExactly("federity-portal");
    JsonNode portal = client("federity-portal");
    assertThat(portal.path("publicClient").asBoolean(true)).isFalse();
    assertThat(portal.path("attributes").path("pkce.code.challenge.method").asText())
        .isEqualTo("S256");
    assertThat(texts(portal.path("redirectUris")))
        .containsExactly("${FEDERITY_PUBLIC_URL}/portal/app/*");
    assertThat(portal.path("attributes").path("post.logout.redirect.uris").asText())
        .isEqualTo("${FEDERITY_PUBLIC_URL}/portal/");
    assertThat(portal.path("webOrigins")).isEmpty();
  }

  @Test
  void secondFactor_belongsToEveryRoleThatSigns_andToNoOther() {
    Map<String, List<String>> parts =
        realm
            .path("roles")
            .path("realm")
            .valueStream()
            .collect(
                Collectors.toMap(
                    role -> role.path("name").asText(),
                    role -> texts(role.path("composites").path("realm"))));

    assertThat(parts.keySet())
        .containsAll(Arrays.stream(Role.values()).map(Role::roleName).toList());
    parts.forEach((role, composites) ->
        assertThat(composites)
            .as(role)
            .isEqualTo(SIGNING_ROLES.contains(role) ? List.of("second-factor") : List.of()));
    assertThat(realm.path("browserFlow").asText()).isEqualTo("federity browser");
    JsonNode demo = overlay.path("authenticatorConfig").get(0);
    assertThat(demo.path("config").path("condUserRole").asText())
        .as("the demo demands a second factor of accounts that see no login page")
        .isEqualTo("evaluation-worker");
  }

  @Test
  void commandLine_asksForCredentialsEachTime_otherwiseAsThePortal() {
    List<String> portal = authenticators(realm.path("browserFlow").asText());
    List<String> commandLine =
        authenticators(
            client("federity-cli")
                .path("authenticationFlowBindingOverrides")
                .path("browser")
                .asText());

    assertThat(portal).startsWith("auth-cookie").contains("auth-otp-form");
    assertThat(commandLine).isEqualTo(portal.subList(1, portal.size()));
  }

  /** The authenticators of a flow and of its parts, in order; an override names it by its id. */
  private List<String> authenticators(String name) {
    JsonNode flow =
        realm
            .path("authenticationFlows")
            .valueStream()
            .filter(one ->
                Stream.of("alias", "id").anyMatch(key -> one.path(key).asText().equals(name)))
            .findFirst()
            .orElseThrow();
    return flow.path("authenticationExecutions")
        .valueStream()
        .flatMap(step ->
            step.path("authenticatorFlow").asBoolean()
                ? authenticators(step.path("flowAlias").asText()).stream()
                : Stream.of(step.path("authenticator").asText()))
        .toList();
  }

  @Test
  void demoPasswords_areInTheOverlayOnly_whichSaysSo() {
    assertThat(overlay.path("//").asText()).startsWith("DEMO ONLY");
    assertThat(overlay.path("users"))
        .filteredOn(user -> user.has("credentials"))
        .isNotEmpty()
        .allSatisfy(user ->
            assertThat(user.path("credentials").get(0).path("value").asText())
                .isEqualTo(user.path("username").asText() + "-demo"));
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }
}
