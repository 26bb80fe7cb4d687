package io.federity.cli.console;

import java.util.Optional;

/** Asks the person for a passphrase without showing it. */
@FunctionalInterface
public interface PassphrasePrompt {
  /** The passphrase, or empty where nobody can be asked. */
  Optional<char[]> ask(String question);

  /** Asks at the terminal. */
  static PassphrasePrompt terminal() {
    return question -> {
      java.io.Console terminal = System.console();
      return terminal == null || !terminal.isTerminal()
          ? Optional.empty()
          : Optional.ofNullable(terminal.readPassword("%s: ", question));
    };
  }
}
