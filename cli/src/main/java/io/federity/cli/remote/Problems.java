package io.federity.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.cli.console.Json;
import io.federity.error.ErrorCode;
import io.federity.error.Refusal;
import java.util.Arrays;
import java.util.Optional;

/** Turns a refusing answer (RFC 9457) back into the refusal that the server meant. */
final class Problems {
  private Problems() {}

  static Refusal of(int status, String body, String request) {
    JsonNode problem = Json.tree(body);
    String detail = problem.path("detail").asText("");
    String code = problem.path("code").asText("");
    ErrorCode known = named(code).orElseGet(() -> byStatus(status));
    String instance = problem.path("instance").asText("");
    String shown = detail.isEmpty() ? request + " was answered with status " + status : detail;
    String id = instance.substring(instance.lastIndexOf(':') + 1);
    return new Refusal(known, shown.contains(id) ? shown : shown + " (" + instance + ")");
  }

  private static Optional<ErrorCode> named(String code) {
    return Arrays.stream(ErrorCode.values())
        .filter(candidate -> candidate.code().equals(code))
        .findFirst();
  }

  /** For answers that do not come from the application, such as a proxy's. */
  private static ErrorCode byStatus(int status) {
    return switch (status) {
      case 401 -> ErrorCode.NOT_SIGNED_IN;
      case 403 -> ErrorCode.NOT_ALLOWED;
      case 404 -> ErrorCode.NOT_FOUND;
      case 408 -> ErrorCode.UPLOAD_INTERRUPTED;
      case 409 -> ErrorCode.WRONG_STATE;
      case 429 -> ErrorCode.TOO_MANY_REQUESTS;
      case 413 -> ErrorCode.OBJECT_TOO_LARGE;
      case 502, 503, 504 -> ErrorCode.SERVER_UNREACHABLE;
      default -> status < 500 ? ErrorCode.BAD_REQUEST : ErrorCode.INTERNAL;
    };
  }
}
