package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.demo.DemoPerson;
import io.federity.demo.PageBrowser;
import io.federity.demo.PageBrowser.Page;
import io.federity.demo.Waiting;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Signing in from the command line with a browser in which the person is signed in already: the
 * login is new, because it may be needed for a signature.
 */
@ExtendWith(FederationExtension.class)
class CommandLineLoginIT {
  private static final DemoPerson ROBERT = DemoPerson.REVIEWERS.getFirst();

  private final Federation federation;
  private final TokenEndpoint provider;
  private final PageBrowser browser = new PageBrowser();

  CommandLineLoginIT(Federation federation) {
    this.federation = federation;
    this.provider = new TokenEndpoint(federation.issuer());
  }

  @Test
  void login_withASessionInTheBrowser_asksForThePasswordAgain_andSaysWhenItWasTyped()
      throws Exception {
    JsonNode first = DeviceTokens.begin(provider);
    long typed = authTime(signIn(first, open(first)));
    Page inbox = browser.open(URI.create(federation.server() + "/portal/app/inbox"));
    assertThat(inbox.address().getPath()).as("the session lives").isEqualTo("/portal/app/inbox");
    Waiting.until(
        "another second",
        Duration.ofSeconds(5),
        () -> Optional.of(true).filter(_ -> Instant.now().getEpochSecond() > typed));

    JsonNode second = DeviceTokens.begin(provider);
    Page page = open(second);
    assertThat(page.asksFor("password")).as(page.summary()).isTrue();
    assertThat(authTime(signIn(second, page))).isGreaterThan(typed);
  }

  private Page open(JsonNode device) throws IOException, InterruptedException {
    return browser.open(URI.create(device.path("verification_uri_complete").asText()));
  }

  private JsonNode signIn(JsonNode device, Page login) throws IOException, InterruptedException {
    Page consent =
        browser.submit(login, Map.of("username", ROBERT.username(), "password", ROBERT.password()));
    browser.submit(consent, Map.of("accept", "Yes"));
    return Waiting.until(
            "the device code may be redeemed",
            Duration.ofSeconds(20),
            () ->
                Optional.of(DeviceTokens.redeem(provider, device))
                    .filter(answer -> !answer.error().equals("slow_down")))
        .orThrow();
  }

  private static long authTime(JsonNode tokens) {
    return TokenForge.claims(tokens.path("access_token").asText()).path("auth_time").asLong();
  }
}
