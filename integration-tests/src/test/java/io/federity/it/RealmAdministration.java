package io.federity.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.federity.demo.DemoPerson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What an identity administrator does in Keycloak while Federity runs, by its admin API. */
final class RealmAdministration {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI keycloak;
  private final String realm;
  private final String password;
  private final HttpClient http = HttpClient.newHttpClient();

  /** Administers a realm. */
  RealmAdministration(URI keycloak, String realm, String password) {
    this.keycloak = keycloak;
    this.realm = realm;
    this.password = password;
  }

  /** The administration of another realm of the same Keycloak. */
  RealmAdministration ofRealm(String other) {
    return new RealmAdministration(keycloak, other, password);
  }

  /** The realm's issuer. */
  URI issuer() {
    return URI.create(keycloak + "/realms/" + realm);
  }

  /** The administrator's own token: of this Keycloak, but of another realm. */
  String adminToken() {
    return new TokenEndpoint(URI.create(keycloak + "/realms/master"))
        .token(
            Map.of(
                "grant_type", "password",
                "client_id", "admin-cli",
                "username", "admin",
                "password", password))
        .orThrow()
        .path("access_token")
        .asText();
  }

  /** The keys by which everybody can verify what the realm signed. */
  JsonNode published() {
    return send("GET", URI.create(issuer() + "/protocol/openid-connect/certs"), null).path("keys");
  }

  /** Imports a whole realm. */
  void importRealm(JsonNode description) {
    send("POST", URI.create(keycloak + "/admin/realms"), description);
  }

  /** Removes the realm with everything in it. */
  void removeRealm() {
    send("DELETE", below(""), null);
  }

  /** Adds an account whose password is that of demo people, {@code <username>-demo}. */
  void addUser(DemoPerson person) {
    ObjectNode user = JSON.createObjectNode();
    user.put("username", person.username()).put("enabled", true).put("emailVerified", true);
    user.put("email", person.username() + "@federity.example");
    user.put("firstName", "Test").put("lastName", person.username());
    user.putArray("credentials")
        .addObject()
        .put("type", "password")
        .put("value", person.password())
        .put("temporary", false);
    user.putArray("groups").add("/hospitals/" + person.hospital());
    send("POST", below("/users"), user);
    person.roles().forEach(role -> addRole(person, role));
  }

  /** Gives a realm role. */
  void addRole(DemoPerson person, String role) {
    send("POST", rolesOf(person), JSON.createArrayNode().add(get("/roles/" + role)));
  }

  /** Takes a realm role away. */
  void removeRole(DemoPerson person, String role) {
    send("DELETE", rolesOf(person), JSON.createArrayNode().add(get("/roles/" + role)));
  }

  private URI rolesOf(DemoPerson person) {
    return below("/users/" + idOf(person) + "/role-mappings/realm");
  }

  /** Puts the account into these hospitals and no others. */
  void setHospitals(DemoPerson person, String... hospitals) {
    String user = "/users/" + idOf(person) + "/groups";
    for (JsonNode group : get(user)) {
      send("DELETE", below(user + "/" + group.path("id").asText()), null);
    }
    for (String hospital : hospitals) {
      String id = get("/group-by-path/hospitals/" + hospital).path("id").asText();
      send("PUT", below(user + "/" + id), JSON.createObjectNode());
    }
  }

  /** Adds a hospital. */
  void addHospital(String name) {
    String parent = get("/group-by-path/hospitals").path("id").asText();
    send(
        "POST",
        below("/groups/" + parent + "/children"),
        JSON.createObjectNode().put("name", name));
  }

  /** Removes a hospital. */
  void removeHospital(String name) {
    delete("/groups/" + get("/group-by-path/hospitals/" + name).path("id").asText());
  }

  /** Removes the accounts whose names begin so. */
  void removeUsers(String beginning) {
    for (JsonNode user : get("/users?username=" + beginning)) {
      if (user.path("username").asText().startsWith(beginning)) {
        delete("/users/" + user.path("id").asText());
      }
    }
  }

  /** Lets the account sign in, or not. */
  void setEnabled(DemoPerson person, boolean enabled) {
    send("PUT", below("/users/" + idOf(person)), JSON.createObjectNode().put("enabled", enabled));
  }

  /** Makes the account set an authenticator up at the next sign-in. */
  void demandAuthenticator(DemoPerson person) {
    ObjectNode change = JSON.createObjectNode();
    change.putArray("requiredActions").add("CONFIGURE_TOTP");
    send("PUT", below("/users/" + idOf(person)), change);
  }

  /** What brute-force protection knows of the account. */
  JsonNode attackOn(DemoPerson person) {
    return get("/attack-detection/brute-force/users/" + idOf(person));
  }

  /** Ends a lock before its time. */
  void forgiveFailures(DemoPerson person) {
    send("DELETE", below("/attack-detection/brute-force/users/" + idOf(person)), null);
  }

  /** When the only session of the account was used last: at its beginning, or by a refresh. */
  long lastRefresh(DemoPerson person) {
    JsonNode sessions = get("/users/" + idOf(person) + "/sessions");
    if (sessions.size() != 1) {
      throw new IllegalStateException(person.username() + " has the sessions " + sessions);
    }
    return sessions.get(0).path("lastAccess").asLong();
  }

  /** Sets how long a client's access tokens last; none: as long as the realm says. */
  void setTokenSeconds(String clientId, OptionalInt seconds) {
    var client = (ObjectNode) get("/clients?clientId=" + clientId).get(0);
    var attributes = (ObjectNode) client.path("attributes");
    attributes.put(
        "access.token.lifespan", seconds.isPresent() ? String.valueOf(seconds.getAsInt()) : "");
    send("PUT", below("/clients/" + client.path("id").asText()), client);
  }

  private String idOf(DemoPerson person) {
    for (JsonNode user : get("/users?exact=true&username=" + person.username())) {
      return user.path("id").asText();
    }
    throw new IllegalStateException("no account " + person.username());
  }

  /** Gets what is below the realm. */
  JsonNode get(String path) {
    return send("GET", below(path), null);
  }

  /** Posts to what is below the realm. */
  JsonNode post(String path, JsonNode body) {
    return send("POST", below(path), body);
  }

  /** Deletes what is below the realm. */
  void delete(String path) {
    send("DELETE", below(path), null);
  }

  private URI below(String path) {
    return URI.create(keycloak + "/admin/realms/" + realm + path);
  }

  private JsonNode send(String method, URI address, @Nullable JsonNode body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + adminToken())
            .timeout(Duration.ofSeconds(60));
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofString(body.toString()));
    }
    try {
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            method
                + " "
                + address
                + " -> "
                + response.statusCode()
                + " "
                + new String(response.body(), StandardCharsets.UTF_8));
      }
      return response.body().length == 0 ? JSON.missingNode() : ApiClient.read(response.body());
    } catch (IOException e) {
      throw new IllegalStateException("no answer to " + method + " " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at " + address, e);
    }
  }
}
