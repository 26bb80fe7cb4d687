package io.federity.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer of the API. */
public record ApiReply(String request, int status, HttpHeaders headers, byte[] body) {
  private static final Pattern NEXT = Pattern.compile("</api/v1(/[^>]*)>; rel=\"next\"");

  /** The media type of the body; empty without one. */
  public String contentType() {
    return header("Content-Type").orElse("");
  }

  /** The first header of that name. */
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** Path of the next page below {@code /api/v1}, where a list goes on. */
  public Optional<String> nextPage() {
    return header("Link").map(NEXT::matcher).filter(Matcher::matches).map(link -> link.group(1));
  }

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
        + contentType()
        + " "
        + new String(body, StandardCharsets.UTF_8);
  }
}
