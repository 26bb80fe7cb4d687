package io.federity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts, in the shells that they are for. */
class CompletionTest {
  @TempDir Path folder;
  @AutoClose private final FakeServer server = new FakeServer();
  private Terminal terminal;

  @BeforeEach
  void openTerminal() {
    terminal = new Terminal(folder, server);
  }

  /** What bash would offer for the last word. */
  private List<String> offeredByBash(String... words) throws Exception {
    Path script = folder.resolve("federity.bash");
    Files.writeString(script, terminal.ok("completion", "bash").out());
    String quoted = "'" + String.join("' '", words) + "'";
    String program =
        """
        set -eu
        compopt() { :; } # the builtin works only while readline asks
        source '%s'
        COMP_WORDS=(%s)
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        COMP_LINE="${COMP_WORDS[*]}"
        COMP_POINT=${#COMP_LINE}
        COMP_TYPE=9
        COMPREPLY=()
        $(complete -p federity | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(script, quoted);
    return shell(List.of("bash", "-c", program)).lines().map(String::strip).toList();
  }

  private static String shell(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  void bash_firstWord_offersCommands() throws Exception {
    assertThat(offeredByBash("federity", "cl")).containsExactly("clone");
    assertThat(offeredByBash("federity", "co"))
        .containsExactlyInAnyOrder("commit", "contribution", "completion");
  }

  @Test
  void bash_behindAGroup_offersItsCommandsOnly() throws Exception {
    assertThat(offeredByBash("federity", "wallet", ""))
        .contains("create", "link", "show", "unlink")
        .doesNotContain("clone");
  }

  @Test
  void bash_option_isCompleted() throws Exception {
    assertThat(offeredByBash("federity", "train", "--val")).containsExactly("--validation");
  }

  @Test
  void everyShell_knowsEveryCommand() {
    for (String shell : List.of("bash", "zsh", "fish")) {
      String script = terminal.ok("completion", shell).out();
      assertThat(script).contains("sign-off", "request-changes", "completion");
    }
  }

  @Test
  void zsh_script_isReadByZsh() throws Exception {
    assumeThereIs("zsh");
    Path script =
        Files.writeString(folder.resolve("f.zsh"), terminal.ok("completion", "zsh").out());
    shell(List.of("zsh", "-c", "autoload -U compinit; compinit -D; source " + script));
  }

  @Test
  void fish_offersCommandsAndOptions() throws Exception {
    assumeThereIs("fish");
    Path script =
        Files.writeString(folder.resolve("f.fish"), terminal.ok("completion", "fish").out());
    String asked =
        "source "
            + script
            + "; complete -C 'federity wallet cr'; complete -C 'federity train --val'";
    assertThat(shell(List.of("fish", "-c", asked))).contains("create", "--validation");
  }

  private static void assumeThereIs(String shell) {
    boolean there =
        List.of(System.getenv("PATH").split(":")).stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, shell)));
    Assumptions.assumeTrue(there, shell + " is not installed");
  }

  @Test
  void unknownShell_isWrongUsage() {
    Terminal.Result result = terminal.run("completion", "tcsh");
    assertThat(result.exitCode()).isEqualTo(64);
    assertThat(result.out()).isEmpty();
  }
}
