package io.federity.cli.console;

import picocli.CommandLine.Option;

/** The option {@code --json} of every command that prints data. */
public final class OutputOptions {
  /** The option's name. */
  public static final String JSON = "--json";

  @Option(
      names = JSON,
      description = "Print one JSON document; members are only ever added, never renamed.")
  private boolean json;

  /** Whether JSON was asked for. */
  public boolean json() {
    return json;
  }

  /** Prints data in the form that was asked for. */
  public void print(Console console, Object data, Runnable text) {
    if (json) {
      console.data(Json.text(data));
    } else {
      text.run();
    }
  }
}
