package io.federity.rest;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the header {@code Idempotency-Key}: a quoted string (RFC 9651), or the same unquoted. */
final class IdempotencyKey {
  static final String HEADER = "Idempotency-Key";
  private static final Pattern KEY =
      Pattern.compile("\"([!#-\\[\\]-~]{1,200})\"|([!#-\\[\\]-~]{1,200})");

  private IdempotencyKey() {}

  static Outcome<String> parse(String header) {
    Matcher key = KEY.matcher(header.strip());
    if (!key.matches()) {
      return Outcome.refused(
          ErrorCode.BAD_REQUEST,
          HEADER + " must be 1 to 200 visible ASCII characters, such as a quoted UUID");
    }
    return Outcome.accepted(key.group(1) == null ? key.group(2) : key.group(1));
  }
}
