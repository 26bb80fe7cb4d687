package io.federity.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/** An answer of the API. */
public record ApiReply(String request, int status, String contentType, byte[] body) {
  /** Whether the status is of the 200s. */
  public boolean ok() {
    return status / 100 == 2;
  }

  /** The JSON of the body, which must be there. */
  public JsonNode json() {
    return ApiClient.read(body);
  }

  /** This answer, which must be good. */
  public ApiReply orThrow() {
    if (!ok()) {
      throw new IllegalStateException(toString());
    }
    return this;
  }

  @Override
  public String toString() {
    return request
        + " -> "
        + status
        + " "
        + contentType
        + " "
        + new String(body, StandardCharsets.UTF_8);
  }
}
