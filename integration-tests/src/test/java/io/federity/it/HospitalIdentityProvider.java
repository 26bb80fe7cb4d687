package io.federity.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.demo.DemoPerson;
import io.federity.demo.PageBrowser;
import io.federity.demo.PageBrowser.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A hospital that keeps its own accounts: a second realm that stands for its identity provider, and
 * the federation's realm that trusts it by {@code realm-config/hospital-identity-provider.json}, as
 * the how-to says.
 */
final class HospitalIdentityProvider {
  private final Federation federation;
  private final String hospital;
  private final String password = UUID.randomUUID().toString();

  private HospitalIdentityProvider(Federation federation, String hospital) {
    this.federation = federation;
    this.hospital = hospital;
  }

  /** Makes the realm, the hospital and the trust between the two. */
  static HospitalIdentityProvider found(Federation federation, String hospital) {
    var founded = new HospitalIdentityProvider(federation, hospital);
    founded.found();
    return founded;
  }

  private void found() {
    RealmAdministration ours = federation.realm();
    RealmAdministration theirs = ours.ofRealm(hospital);
    String secret = UUID.randomUUID().toString();
    String broker = ours.issuer() + "/broker/" + hospital + "/endpoint";
    theirs.importRealm(
        filled(
            resource("hospital-realm.json"),
            Map.of(
                "REALM", hospital,
                "CLIENT_SECRET", secret,
                "BROKER", broker,
                "PASSWORD", password)));
    ours.addHospital(hospital);
    String endpoints = theirs.issuer() + "/protocol/openid-connect";
    ours.post(
        "/partialImport",
        filled(
            file("realm-config/hospital-identity-provider.json"),
            Map.of(
                "HOSPITAL",
                hospital,
                "HOSPITAL_NAME",
                "University Hospital " + hospital,
                "HOSPITAL_ISSUER",
                theirs.issuer().toString(),
                "HOSPITAL_AUTHORIZATION_URL",
                endpoints + "/auth",
                "HOSPITAL_TOKEN_URL",
                endpoints + "/token",
                "HOSPITAL_JWKS_URL",
                endpoints + "/certs",
                "HOSPITAL_CLIENT_ID",
                "federity",
                "HOSPITAL_CLIENT_SECRET",
                secret)));
  }

  /** Somebody of the hospital, as Federity will call them, who signs in at the hospital. */
  DemoPerson person(String username, String role) {
    var person = new DemoPerson(hospital + "." + username, hospital, List.of(role));
    federation.signInBy(person, address -> signIn(address, username));
    return person;
  }

  private void signIn(URI address, String username) throws IOException, InterruptedException {
    var browser = new PageBrowser();
    Page end = browser.submit(atTheHospital(browser, address, username), Map.of("accept", "Yes"));
    if (end.form().isPresent()) {
      throw new IOException("the sign-in of " + username + " did not end: " + end.summary());
    }
  }

  /** Chooses the hospital on the login page and types name and password at the hospital. */
  Page atTheHospital(PageBrowser browser, URI address, String username)
      throws IOException, InterruptedException {
    Page choice = browser.open(address);
    Page theirs = browser.follow(choice, "a[href*=/broker/" + hospital + "/login]");
    return typePassword(browser, theirs, username);
  }

  /** Types name and password on the hospital's own page. */
  Page typePassword(PageBrowser browser, Page theirs, String username)
      throws IOException, InterruptedException {
    if (!theirs.address().getPath().startsWith("/realms/" + hospital + "/")) {
      throw new IOException("not at the hospital, but at " + theirs.address());
    }
    return browser.submit(theirs, Map.of("username", username, "password", password));
  }

  /** Removes the trust, the accounts and the realm; what its people did stays. */
  void close() {
    RealmAdministration ours = federation.realm();
    ours.delete("/identity-provider/instances/" + hospital);
    ours.removeUsers(hospital + ".");
    ours.removeHospital(hospital);
    ours.ofRealm(hospital).removeRealm();
  }

  private static JsonNode filled(String template, Map<String, String> values) {
    String text = template;
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("${" + value.getKey() + "}", value.getValue());
    }
    return ApiClient.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private String file(String path) {
    try {
      return Files.readString(federation.root().resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = HospitalIdentityProvider.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
