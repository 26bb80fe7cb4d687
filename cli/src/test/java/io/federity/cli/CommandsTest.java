package io.federity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

class CommandsTest {
  @Test
  void names_areThoseOfTheCommandsThemselves() {
    Commands.ALL.forEach(
        (name, type) -> assertThat(type.getAnnotation(Command.class).name()).isEqualTo(name));
  }

  @Test
  void typedCommand_isReadAlone() {
    assertThat(Commands.needed(List.of("push", "--json"))).containsOnlyKeys("push");
  }

  @Test
  void noCommandOrAnUnknownOne_needsAll() {
    assertThat(Commands.needed(List.of())).isEqualTo(Commands.ALL);
    assertThat(Commands.needed(List.of("psuh"))).isEqualTo(Commands.ALL);
    assertThat(Commands.needed(List.of("--help"))).isEqualTo(Commands.ALL);
  }

  @Test
  void helpOfACommand_readAlone_isThatOfTheWholeCommandLine(@TempDir Path folder) {
    try (FakeServer server = new FakeServer()) {
      Terminal terminal = new Terminal(folder, server);
      Commands.ALL
          .keySet()
          .forEach(name ->
              assertThat(terminal.ok(name, "--help").out())
                  .isEqualTo(
                      Federity.whole(CommandPageTest.environment())
                          .getSubcommands()
                          .get(name)
                          .getUsageMessage()));
    }
  }
}
