package io.federity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.cli.Terminal.Result;
import io.federity.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proxies, and certificate authorities that the JDK does not know. */
class NetworkTest {
  private static final String NAMES = "ip:127.0.0.1,dns:federity.test";

  @TempDir static Path certificates;
  private static Certificates own;
  private static Certificates other;
  private static Certificates expired;
  private static Certificates elsewhere;

  @TempDir Path folder;
  private FakeServer server;
  private Terminal terminal;

  @BeforeAll
  static void makeCertificates() {
    own = Certificates.make(certificates, "own", NAMES);
    other = Certificates.make(certificates, "other", NAMES);
    expired =
        Certificates.make(certificates, "expired", NAMES, "-startdate", "-9d", "-validity", "5");
    elsewhere = Certificates.make(certificates, "elsewhere", "dns:elsewhere.test");
  }

  @BeforeEach
  void start() {
    serve(own);
  }

  private void serve(Certificates shown) {
    server = new FakeServer(Optional.of(shown.serverContext()));
    terminal = new Terminal(folder, server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void trust(Certificates authority) {
    terminal.variables.put("FEDERITY_CA_FILE", authority.pem().toString());
  }

  private Result login() {
    return terminal.run("auth", "login", "--no-browser");
  }

  private void assertNotTrusted(Result result) {
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(4);
    assertThat(result.err()).contains("server-not-trusted");
    assertThat(result.lastErrorLine()).isEqualTo(ErrorCode.SERVER_NOT_TRUSTED.remedy());
    assertThat(server.requests).isEmpty();
  }

  @Test
  void ownAuthority_named_isTrusted() {
    trust(own);
    assertThat(login().exitCode()).isZero();
    terminal.ok("auth", "status");
    terminal.ok("auth", "logout");
  }

  @Test
  void ownAuthority_inABundleOfTwo_isTrusted() throws IOException {
    Path bundle = folder.resolve("bundle.pem");
    Files.writeString(
        bundle, "# both\n" + Files.readString(other.pem()) + "\n" + Files.readString(own.pem()));
    terminal.variables.put("FEDERITY_CA_FILE", bundle.toString());
    assertThat(login().exitCode()).isZero();
  }

  @Test
  void ownAuthority_notNamed_isRefused() {
    assertNotTrusted(login());
  }

  @Test
  void otherAuthority_isRefused() {
    trust(other);
    assertNotTrusted(login());
  }

  @Test
  void certificateOfAnotherName_isRefused() {
    server.close();
    serve(elsewhere);
    trust(elsewhere);
    assertNotTrusted(login());
  }

  @Test
  void expiredCertificate_isRefusedAndPointsToTheClock() {
    server.close();
    serve(expired);
    trust(expired);
    Result result = login();
    assertNotTrusted(result);
    assertThat(result.err()).contains("clock");
  }

  @Test
  void doctor_untrustedServer_saysWhatToDo() {
    Result result = terminal.run("doctor");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).contains(ErrorCode.SERVER_NOT_TRUSTED.remedy());
  }

  @Test
  void caFile_missingEmptyOrNoPem_isABadSetting() throws IOException {
    Path noPem = Files.writeString(folder.resolve("no.pem"), "not a certificate");
    Path empty = Files.createFile(folder.resolve("empty.pem"));
    for (Path file : new Path[] {folder.resolve("absent.pem"), noPem, empty}) {
      terminal.variables.put("FEDERITY_CA_FILE", file.toString());
      Result result = login();
      assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
      assertThat(result.err()).contains("bad-setting", "FEDERITY_CA_FILE", file.toString());
      assertThat(server.requests).isEmpty();
    }
  }

  @Test
  void proxy_named_isUsedForOtherHosts() {
    trust(own);
    terminal.variables.put("FEDERITY_SERVER", "https://federity.test");
    terminal.variables.put("FEDERITY_CLIENT_ID", "w");
    terminal.variables.put("FEDERITY_CLIENT_SECRET", "s");
    assertThat(terminal.run("auth", "status").err()).contains("server-unreachable");
    try (ConnectProxy proxy = new ConnectProxy(server.port(), Optional.empty())) {
      terminal.variables.put("https_proxy", "http://127.0.0.1:" + proxy.port());
      terminal.ok("auth", "status");
      assertThat(proxy.asked).contains("federity.test:443");
    }
  }

  @Test
  void proxy_exceptions_areReachedDirectly() {
    trust(own);
    terminal.variables.put("FEDERITY_SERVER", "https://federity.test");
    try (ConnectProxy proxy = new ConnectProxy(server.port(), Optional.empty())) {
      terminal.variables.put("HTTPS_PROXY", "127.0.0.1:" + proxy.port());
      for (String exceptions : new String[] {"federity.test", "a.example, .test", "*"}) {
        terminal.variables.put("NO_PROXY", exceptions);
        assertThat(login().err()).contains("server-unreachable");
        assertThat(proxy.asked).isEmpty();
      }
      terminal.variables.put("NO_PROXY", "ederity.test,b.test");
      login();
      assertThat(proxy.asked).contains("federity.test:443");
    }
  }

  @Test
  void proxy_thisMachine_isReachedDirectly() {
    trust(own);
    terminal.variables.put("HTTPS_PROXY", "http://127.0.0.1:1");
    assertThat(login().exitCode()).isZero();
  }

  @Test
  void proxy_dead_isUnreachable() {
    terminal.variables.put("FEDERITY_SERVER", "https://federity.test");
    terminal.variables.put("HTTPS_PROXY", "http://127.0.0.1:1");
    Result result = login();
    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.err()).contains("server-unreachable");
  }

  @Test
  void proxy_withPassword_isToldIt() {
    trust(own);
    terminal.variables.put("FEDERITY_SERVER", "https://federity.test");
    try (ConnectProxy proxy = new ConnectProxy(server.port(), Optional.of("alice:pass"))) {
      // A process of its own: the JVM reads once, at its start, that a tunnel may ask for Basic.
      terminal.variables.put("HTTPS_PROXY", "http://alice:pass@127.0.0.1:" + proxy.port());
      Result told = RunningProgram.start(terminal, "doctor").end();
      assertThat(told.out()).contains("OK   server");
      terminal.variables.put("HTTPS_PROXY", "http://alice:wrong@127.0.0.1:" + proxy.port());
      Result refused = RunningProgram.start(terminal, "doctor").end();
      assertThat(refused.out()).contains("BAD  server").doesNotContain("wrong");
    }
  }

  @Test
  void proxy_unusable_isABadSettingAndKeepsItsPasswordSecret() {
    for (String proxy :
        new String[] {
          "https://u:secret@proxy.example:1", "socks5://u:secret@x", "http:// secret"
        }) {
      terminal.variables.put("HTTPS_PROXY", proxy);
      Result result = login();
      assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
      assertThat(result.err()).contains("bad-setting", "HTTPS_PROXY").doesNotContain("secret");
    }
  }
}
