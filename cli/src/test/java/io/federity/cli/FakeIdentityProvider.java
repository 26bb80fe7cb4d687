package io.federity.cli;

import io.federity.cli.FakeServer.Reply;
import io.federity.cli.FakeServer.Request;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** As much of an OpenID provider as the command line talks to, below {@code /realm}. */
final class FakeIdentityProvider {
  /** Errors of the token endpoint, the next one first; {@code ok} and none left: tokens. */
  final Deque<String> tokenAnswers = new ArrayDeque<>();

  /** Seconds between two questions for a login's tokens. */
  int loginInterval = 5;

  /** A refresh token serves once: only the newest one does. */
  private int given;

  Reply answer(Request request, String address) {
    return switch (request.path()) {
      case "/realm/.well-known/openid-configuration" ->
          FakeServer.json(
              200,
              Map.of(
                  "token_endpoint", address + "/realm/token",
                  "device_authorization_endpoint", address + "/realm/device",
                  "revocation_endpoint", address + "/realm/revoke"));
      case "/realm/device" ->
          FakeServer.json(
              200,
              Map.of(
                  "device_code",
                  "device-1",
                  "user_code",
                  "ABCD-EFGH",
                  "verification_uri",
                  address + "/realm/open",
                  "verification_uri_complete",
                  address + "/realm/open?user_code=ABCD-EFGH",
                  "expires_in",
                  600,
                  "interval",
                  loginInterval));
      case "/realm/token" -> {
        boolean reused =
            request.text().contains("grant_type=refresh_token")
                && !request.text().endsWith("refresh_token=refresh-" + given);
        String answer =
            reused ? "invalid_grant" : tokenAnswers.isEmpty() ? "ok" : tokenAnswers.pop();
        yield answer.equals("ok")
            ? FakeServer.json(
                200,
                Map.of(
                    "access_token",
                    "token-" + ++given,
                    "refresh_token",
                    "refresh-" + given,
                    "expires_in",
                    300))
            : FakeServer.json(400, Map.of("error", answer));
      }
      default -> new Reply(200, new byte[0]);
    };
  }
}
