package io.federity.portal.signin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the identity provider whether it is there. */
final class SignInProvider {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int SERVER_ERRORS = 500;

  private final HttpRequest question;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** The provider with this issuer (OpenID Connect Discovery 1.0). */
  SignInProvider(String issuer) {
    this.question =
        HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration"))
            .timeout(PATIENCE)
            .build();
  }

  /** Whether it answers now, and not with a failure of its own. */
  boolean answers() {
    try {
      return http.send(question, BodyHandlers.discarding()).statusCode() < SERVER_ERRORS;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true; // the server stops, which says nothing of the provider
    }
  }
}
