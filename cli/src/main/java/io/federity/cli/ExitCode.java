package io.federity.cli;

import io.federity.error.ErrorCode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every status that the program ends with. */
enum ExitCode {
  DONE(0, "done"),
  USER(ErrorCode.Kind.USER.exitCode(), "refused: you can mend it; the last line says how"),
  CONFLICT(
      ErrorCode.Kind.CONFLICT.exitCode(), "refused: somebody was faster, or it is not the time"),
  EXTERNAL(ErrorCode.Kind.EXTERNAL.exitCode(), "something outside does not answer"),
  INTERNAL(ErrorCode.Kind.INTERNAL.exitCode(), "a fault of Federity"),
  /** EX_USAGE of sysexits.h. */
  USAGE(64, "wrong usage"),
  /** 128 and the number of SIGINT, as shells have it. */
  INTERRUPTED(130, "interrupted with Ctrl-C; the same command goes on"),
  /** 128 and the number of SIGTERM. */
  TERMINATED(143, "ended by SIGTERM; the same command goes on");

  private final int status;
  private final String meaning;

  ExitCode(int status, String meaning) {
    this.status = status;
    this.meaning = meaning;
  }

  int status() {
    return status;
  }

  String meaning() {
    return meaning;
  }

  /** As the help shows it. */
  static Map<String, String> list() {
    Map<String, String> list = new LinkedHashMap<>();
    for (ExitCode code : values()) {
      list.put(Integer.toString(code.status), code.meaning);
    }
    return list;
  }
}
