package io.federity.cli;

import io.federity.cli.console.Console;
import java.util.List;

/**
 * Says what to do next where a signal ends a command in the middle. What the command leaves on disk
 * needs no cleaning up: every file is replaced as a whole.
 */
final class Interruption {
  private final Console console;
  private final List<String> arguments;
  private volatile boolean over;

  private Interruption(Console console, List<String> arguments) {
    this.console = console;
    this.arguments = arguments;
  }

  /** Watches from now on, until it is {@link #over()}. */
  static Interruption watch(Console console, List<String> arguments) {
    Interruption interruption = new Interruption(console, arguments);
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::tell, "interruption"));
    return interruption;
  }

  /** The command came to its own end. */
  void over() {
    over = true;
  }

  private void tell() {
    if (!over) {
      console.endProgress();
      Problem.interruption().print(console, arguments);
    }
  }
}
