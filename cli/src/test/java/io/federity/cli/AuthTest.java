package io.federity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.cli.Terminal.Result;
import io.federity.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthTest {
  @TempDir Path folder;
  @AutoClose private final FakeServer server = new FakeServer();

  private Terminal terminal() {
    return new Terminal(folder, server);
  }

  @Test
  void login_json_printsInvitationThenActor() {
    Result result = terminal().ok("auth", "login", "--no-browser", "--json");
    List<String> lines = result.out().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).contains("verificationUriComplete", "ABCD-EFGH", "\"expiresIn\":600");
    assertThat(lines.get(1)).contains("\"username\":\"alice.cleveland\"");
  }

  @Test
  void login_pendingAndSlowDown_waitsLonger() {
    server.identity.tokenAnswers.addAll(List.of("authorization_pending", "slow_down", "ok"));
    Terminal terminal = terminal();
    terminal.ok("auth", "login", "--no-browser");
    assertThat(terminal.pauses)
        .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10));
  }

  @Test
  void login_denied_exits2AndStoresNothing() {
    server.identity.tokenAnswers.add("access_denied");
    Terminal terminal = terminal();
    Result result = terminal.run("auth", "login", "--no-browser");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(terminal.home.resolve("login.json")).doesNotExist();
  }

  @Test
  void login_tokens_areReadableByOwnerOnlyAndNotPrinted() throws IOException {
    Terminal terminal = terminal();
    Result result = terminal.ok("auth", "login", "--no-browser");
    Path file = terminal.home.resolve("login.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(result.out() + result.err()).doesNotContain("token-", "refresh-1");
  }

  @Test
  void request_expiredToken_refreshesOnceAndRepeats() {
    Terminal terminal = terminal();
    terminal.ok("auth", "login", "--no-browser");
    server.refuse("GET /api/v1/me", ErrorCode.NOT_SIGNED_IN, "expired");
    terminal.ok("auth", "status");
    assertThat(server.sent("POST", "/realm/token")).hasSize(2);
    assertThat(server.requests.getLast().authorization()).startsWith("Bearer token-");
  }

  @Test
  void expiredToken_ofSeveralCommandsAtOnce_isRefreshedByOne() throws Exception {
    terminal().ok("auth", "login", "--no-browser");
    var start = new CountDownLatch(1);
    try (ExecutorService commands = Executors.newFixedThreadPool(8)) {
      List<Future<Result>> results =
          IntStream.range(0, 8)
              .mapToObj(i ->
                  commands.submit(() -> {
                    Terminal terminal = terminal();
                    terminal.clock =
                        Clock.fixed(FakeServer.NOON.plus(Duration.ofHours(1)), ZoneOffset.UTC);
                    start.await();
                    return terminal.run("auth", "status");
                  }))
              .toList();
      start.countDown();
      for (Future<Result> result : results) {
        assertThat(result.get().exitCode()).as(result.get().err()).isZero();
      }
    }
    assertThat(server.sent("POST", "/realm/token"))
        .filteredOn(request -> request.text().contains("grant_type=refresh_token"))
        .hasSize(1);
  }

  @Test
  void request_endedSession_saysSignIn() {
    Terminal terminal = terminal();
    terminal.ok("auth", "login", "--no-browser");
    server.refuse("GET /api/v1/me", ErrorCode.NOT_SIGNED_IN, "expired");
    server.identity.tokenAnswers.add("invalid_grant");
    Result result = terminal.run("auth", "status");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.lastErrorLine()).isEqualTo(ErrorCode.NOT_SIGNED_IN.remedy());
  }

  @Test
  void status_noLogin_exits2() {
    assertThat(terminal().run("auth", "status").exitCode()).isEqualTo(2);
  }

  @Test
  void status_otherServer_isNotSentTheToken() {
    Terminal terminal = terminal();
    terminal.ok("auth", "login", "--no-browser");
    try (FakeServer other = new FakeServer()) {
      terminal.variables.put("FEDERITY_SERVER", other.address());
      assertThat(terminal.run("auth", "status").exitCode()).isEqualTo(2);
      assertThat(other.requests).isEmpty();
    }
  }

  @Test
  void worker_credentials_areUsedAndNotStored() {
    Terminal terminal = terminal();
    terminal.variables.put("FEDERITY_CLIENT_ID", "federity-worker-cleveland");
    terminal.variables.put("FEDERITY_CLIENT_SECRET", "s3cret");
    terminal.ok("auth", "login", "--client-credentials");
    assertThat(server.sent("POST", "/realm/token").getFirst().text())
        .contains("grant_type=client_credentials", "client_id=federity-worker-cleveland");
    assertThat(terminal.home.resolve("login.json")).doesNotExist();
  }

  @Test
  void logout_revokesAndForgets() {
    Terminal terminal = terminal();
    terminal.ok("auth", "login", "--no-browser");
    terminal.ok("auth", "logout");
    assertThat(server.sent("POST", "/realm/revoke").getFirst().text()).contains("refresh-1");
    assertThat(terminal.home.resolve("login.json")).doesNotExist();
  }

  @Test
  void server_unreachable_exits4() {
    Terminal terminal = terminal();
    terminal.variables.put("FEDERITY_SERVER", "http://127.0.0.1:1");
    Result result = terminal.run("auth", "login", "--no-browser");
    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.lastErrorLine()).isEqualTo(ErrorCode.SERVER_UNREACHABLE.remedy());
  }

  @Test
  void identityProvider_unreachable_exits4AndSaysWhichOfTheTwoIsAway() {
    server.identityProviderAway = true;
    Result result = terminal().run("auth", "login", "--no-browser");
    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.lastErrorLine()).isEqualTo(ErrorCode.IDENTITY_PROVIDER_UNREACHABLE.remedy());
    server.identityProviderAway = false;
    terminal().ok("auth", "login", "--no-browser");
  }
}
