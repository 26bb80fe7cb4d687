package io.federity.cli.auth;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Opens the person's browser, if the system has a way to. */
final class Browser {
  private Browser() {}

  /** Whether a program that opens browsers could be started. */
  static boolean open(String address) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    List<String> command =
        system.startsWith("windows")
            ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
            : List.of(system.startsWith("mac") ? "open" : "xdg-open", address);
    try {
      new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException e) {
      return false; // no such program: the address was printed as well
    }
  }
}
