package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.demo.DemoPerson;
import io.federity.demo.PageBrowser;
import io.federity.demo.PageBrowser.Page;
import io.federity.demo.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The portal's session, its cookies and the headers that protect pages, over plain HTTP. */
@ExtendWith(FederationExtension.class)
class PortalSessionIT {
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.getFirst();
  private static final String INBOX = "/portal/app/inbox";

  private final Federation federation;
  private final HttpClient http = HttpClient.newHttpClient();

  PortalSessionIT(Federation federation) {
    this.federation = federation;
  }

  private URI address(String path) {
    return URI.create(federation.server() + path);
  }

  private Page signIn(PageBrowser browser) throws IOException, InterruptedException {
    return signIn(browser, ALICE);
  }

  private Page signIn(PageBrowser browser, DemoPerson person)
      throws IOException, InterruptedException {
    Page login = browser.open(address(INBOX));
    assertThat(login.address().toString()).startsWith(federation.issuer().toString());
    return browser.submit(
        login, Map.of("username", person.username(), "password", person.password()));
  }

  private HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address(path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static List<String> cookies(HttpResponse<String> response) {
    return response.headers().allValues("Set-Cookie");
  }

  @Test
  void login_redirect_asksForACodeWithProofKeyAndState() throws Exception {
    HttpResponse<String> response = get(INBOX, "Accept", "text/html");

    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(response.headers().firstValue("Location").orElse(""))
        .startsWith(federation.issuer().toString())
        .contains("response_type=code", "code_challenge=", "code_challenge_method=S256", "state=");
  }

  @Test
  void cookies_behindTls_areSecureHttpOnlyAndSameSite() throws Exception {
    List<String> behindTls =
        cookies(get(INBOX, "Accept", "text/html", "X-Forwarded-Proto", "https"));

    assertThat(behindTls)
        .isNotEmpty()
        .allSatisfy(cookie ->
            assertThat(cookie.toLowerCase(Locale.ROOT))
                .contains("; secure", "; httponly", "; samesite=lax"));
    List<String> plain = cookies(get(INBOX, "Accept", "text/html"));
    assertThat(plain)
        .isNotEmpty()
        .allSatisfy(cookie ->
            assertThat(cookie.toLowerCase(Locale.ROOT))
                .contains("; httponly", "; samesite=lax")
                .doesNotContain("; secure"));
  }

  @Test
  void everyAnswer_carriesTheHeadersThatProtectIt() throws Exception {
    String token = federation.token(ALICE);
    for (HttpResponse<String> response :
        List.of(
            get("/portal/index.xhtml"),
            get("/portal/errors/nothing"),
            get("/api/v1/server"),
            get("/api/v1/me"),
            get("/api/v1/me", "Authorization", "Bearer " + token))) {
      String policy = header(response, "Content-Security-Policy");
      assertThat(policy)
          .as(response.toString())
          .contains("default-src 'none'", "frame-ancestors 'none'");
      assertThat(policy).doesNotContain("unsafe-inline", "unsafe-eval");
      assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(header(response, "X-Frame-Options")).isEqualTo("DENY");
      assertThat(header(response, "Referrer-Policy")).isEqualTo("same-origin");
      assertThat(header(response, "Permissions-Policy")).contains("camera=()");
      assertThat(response.headers().map().keySet())
          .as(response.toString())
          .doesNotContain("server", "x-powered-by");
    }
  }

  private static String header(HttpResponse<String> response, String name) {
    Optional<String> value = response.headers().firstValue(name);
    return value.orElse("no " + name + " of " + response.uri());
  }

  @Test
  void signedInPages_areNotKeptByCaches() throws Exception {
    Page inbox = signIn(new PageBrowser());

    assertThat(inbox.status()).isEqualTo(200);
    assertThat(inbox.headers().firstValue("Cache-Control"))
        .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
  }

  @Test
  void logout_endsTheSessionHereAndAtTheIdentityProvider() throws Exception {
    var browser = new PageBrowser();
    Page inbox = signIn(browser);
    assertThat(inbox.address().getPath()).isEqualTo(INBOX);
    assertThat(browser.open(address(INBOX)).address().getPath()).as("control").isEqualTo(INBOX);

    assertThat(browser.open(address("/portal/app/logout")).status()).as("by a link").isEqualTo(405);
    assertThat(browser.open(address(INBOX)).address().getPath()).as("control").isEqualTo(INBOX);

    Page after = browser.submit(inbox, "form[action$=/app/logout]", Map.of());
    assertThat(after.address().getPath()).isEqualTo("/portal/");
    Page again = browser.open(address(INBOX));
    assertThat(again.address().toString()).startsWith(federation.issuer().toString());
    assertThat(again.asksFor("password")).as("the password is asked for again").isTrue();
  }

  @Test
  void session_beyondTheAccessToken_goesOnWithRefreshTokensThatServeOnce() throws Exception {
    RealmAdministration realm = federation.realm();
    var person =
        new DemoPerson(
            "session-" + Long.toString(System.nanoTime(), 36), "va", List.of("contributor"));
    realm.addUser(person);
    Set<Long> refreshes = new HashSet<>();
    realm.setTokenSeconds("federity-portal", OptionalInt.of(1));
    try {
      var browser = new PageBrowser();
      signIn(browser, person);
      Waiting.until(
          "the session was refreshed twice",
          Duration.ofSeconds(30),
          () -> {
            assertThat(openInbox(browser).address().getPath()).isEqualTo(INBOX);
            refreshes.add(realm.lastRefresh(person));
            return Optional.of(refreshes).filter(seen -> seen.size() > 2);
          });
    } finally {
      realm.setTokenSeconds("federity-portal", OptionalInt.empty());
    }
  }

  private Page openInbox(PageBrowser browser) {
    try {
      return browser.open(address(INBOX));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void logout_returnsToNoOtherSite() throws Exception {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(
                    URI.create(
                        federation.issuer()
                            + "/protocol/openid-connect/logout?client_id=federity-portal"
                            + "&post_logout_redirect_uri=https://evil.example/"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(400);
  }

  @Test
  void login_forAnotherSite_isRefusedByTheIdentityProvider() throws Exception {
    String good = get(INBOX, "Accept", "text/html").headers().firstValue("Location").orElseThrow();
    assertThat(login(good).statusCode()).isEqualTo(200);

    String redirect = federation.server() + INBOX;
    String encoded = encode(redirect);
    assertThat(good).contains(encoded);
    for (String other :
        List.of(
            "https://evil.example/portal/app/inbox",
            federation.server() + "/api/v1/me",
            federation.server() + "/portal/index.xhtml",
            federation.server() + "/portal/app/../../api/v1/me")) {
      String bad = good.replace(encoded, encode(other));
      assertThat(login(bad).statusCode()).as(other).isEqualTo(400);
    }
    assertThat(good.replaceAll("&code_challenge(_method)?=[^&]*", "")).isNotEqualTo(good);
    assertThat(answer(good.replaceAll("&code_challenge(_method)?=[^&]*", "")))
        .as("without a proof key")
        .contains("error=invalid_request");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> login(String address) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html").build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String answer(String address) throws IOException, InterruptedException {
    return login(address).headers().firstValue("Location").orElse("no redirect");
  }
}
