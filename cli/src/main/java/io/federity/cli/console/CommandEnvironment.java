package io.federity.cli.console;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a command takes from outside, so that a test can give it.
 *
 * @param variables environment variables
 * @param directory the current directory
 */
public record CommandEnvironment(
    Map<String, String> variables,
    Path directory,
    Console console,
    PassphrasePrompt passphrases,
    Clock clock,
    Pause pause) {
  public CommandEnvironment {
    variables = Map.copyOf(variables);
  }

  /** A variable that is set and not empty. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /** A path as the person typed it. */
  public Path resolve(Path path) {
    return directory.resolve(path).normalize();
  }
}
