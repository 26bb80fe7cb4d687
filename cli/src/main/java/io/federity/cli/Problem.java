package io.federity.cli;

import io.federity.cli.console.Console;
import io.federity.cli.console.Json;
import io.federity.cli.console.OutputOptions;
import io.federity.error.ErrorCode;
import io.federity.error.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Why a command did not do what was asked.
 *
 * @param kind whose turn it is, as {@link ErrorCode.Kind} has it
 * @param remedy the next step
 * @param exitCode 0 where the system decides on it, which it does after a signal
 */
record Problem(String code, String kind, String detail, String remedy, int exitCode) {
  private static final String USER = kind(ErrorCode.Kind.USER);

  static Problem of(Refusal refusal) {
    ErrorCode code = refusal.code();
    return new Problem(
        code.code(), kind(code.kind()), refusal.detail(), code.remedy(), code.exitCode());
  }

  /** A fault of this program, not of a server. */
  static Problem unexpected(Exception failure) {
    ErrorCode code = ErrorCode.INTERNAL;
    return new Problem(
        code.code(),
        kind(code.kind()),
        failure.toString(),
        "Run it again with FEDERITY_DEBUG=1 and report what it prints.",
        code.exitCode());
  }

  static Problem usage(String detail, String remedy) {
    return new Problem("usage", USER, detail, remedy, ExitCode.USAGE.status());
  }

  static Problem interruption() {
    return new Problem(
        "interrupted",
        USER,
        "a signal ended the command",
        "Run the same command again; it goes on from what is there.",
        0);
  }

  private static String kind(ErrorCode.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** Says it on standard error; the last line is what to do next, or all of it is one document. */
  void print(Console console, List<String> arguments) {
    if (!arguments.contains(OutputOptions.JSON)) {
      console.note("Refused (" + code + "): " + detail);
      console.note(remedy);
      return;
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("code", code);
    document.put("kind", kind);
    document.put("detail", detail);
    document.put("remedy", remedy);
    if (exitCode != 0) {
      document.put("exitCode", exitCode);
    }
    console.note(Json.text(document));
  }
}
