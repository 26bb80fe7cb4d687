package io.federity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.cli.Terminal.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in a process without a terminal and without input, as CI and cron run it. */
class WithoutTerminalTest {
  @TempDir Path folder;
  @AutoClose private final FakeServer server = new FakeServer();

  private static Result run(Terminal terminal, String... arguments) {
    return RunningProgram.start(terminal, arguments).end();
  }

  @Test
  void wholeRound_passphraseFromAFile_needsNobody() throws IOException {
    server.identity.loginInterval = 0;
    Terminal terminal = new Terminal(folder, server);
    terminal.clock = Clock.systemUTC();
    Path secret = Files.writeString(folder.resolve("passphrase"), Terminal.PASSPHRASE + "\n");
    terminal.variables.remove("FEDERITY_WALLET_PASSPHRASE");
    terminal.variables.put("FEDERITY_WALLET_PASSPHRASE_FILE", secret.toString());
    terminal.variables.put("NO_COLOR", "1");
    Result login = run(terminal, "auth", "login");
    assertThat(login.err()).contains("/realm/open", "ABCD-EFGH").doesNotContain("a browser was");
    assertThat(login.out()).startsWith("Signed in as alice.cleveland");
    assertThat(run(terminal, "wallet", "create").exitCode()).isZero();
    Result help = run(terminal, "--help");
    for (Result result : new Result[] {login, help}) {
      assertThat(result.out() + result.err()).doesNotContain("\u001b");
    }
  }

  @Test
  void passphrase_nowhere_isRefusedAndNotWaitedFor() {
    Terminal terminal = new Terminal(folder, server);
    terminal.variables.remove("FEDERITY_WALLET_PASSPHRASE");
    Result result = run(terminal, "wallet", "create");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("FEDERITY_WALLET_PASSPHRASE_FILE");
  }

  @Test
  void passphraseFile_unusable_isABadSetting() throws IOException {
    Terminal terminal = new Terminal(folder, server);
    terminal.variables.remove("FEDERITY_WALLET_PASSPHRASE");
    Path empty = Files.createFile(folder.resolve("empty"));
    for (Path file : new Path[] {empty, folder.resolve("absent")}) {
      terminal.variables.put("FEDERITY_WALLET_PASSPHRASE_FILE", file.toString());
      Result result = terminal.run("wallet", "create");
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains("bad-setting");
    }
  }

  @Test
  void json_onStandardOutput_isOneDocumentAndNothingElse() throws IOException {
    Clinic clinic = new Clinic(folder, server).withRepository();
    Result list = clinic.terminal.ok("repo", "list", "--json");
    assertThat(list.out().lines()).hasSize(1);
    assertThat(list.err()).isEmpty();
  }
}
