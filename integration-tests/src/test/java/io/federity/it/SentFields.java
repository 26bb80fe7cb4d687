package io.federity.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.tensor.SafetensorsOutcome;
import io.federity.tensor.SafetensorsReader;
import io.federity.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of everything that requests carry: headers, members of JSON (also of JSON in a string),
 * fields of forms, tensors of objects. One line each, {@code METHOD path: name}; ids and the
 * repository's name are left out of the path.
 */
final class SentFields {
  private final URI server;
  private final URI issuer;
  private final Set<String> lines = new TreeSet<>();

  SentFields(Federation federation) {
    this.server = federation.server();
    this.issuer = federation.issuer();
  }

  /** What was found. */
  Set<String> lines() {
    return lines;
  }

  /** Adds the names in one request. */
  void add(RecordingProxy.Sent sent) {
    String place = sent.method() + " " + template(sent.uri());
    sent.headers()
        .keySet()
        .forEach(name -> lines.add("any request: header " + name.toLowerCase(Locale.ROOT)));
    if (sent.uri().getQuery() != null) {
      form(place + ": query ", sent.uri().getRawQuery());
    }
    if (sent.body().length == 0) {
      return;
    }
    String type = sent.headers().getOrDefault("Content-type", java.util.List.of("")).getFirst();
    if (type.startsWith("application/x-www-form-urlencoded")) {
      form(place + ": form ", text(sent.body()));
    } else if (type.startsWith("application/json")) {
      json(place + ": ", "", ApiClient.read(sent.body()));
    } else {
      object(place + ": ", sent.body());
    }
  }

  private String template(URI uri) {
    String path =
        uri.getPath()
            .replaceAll("/repositories/[^/]+/[^/]+", "/repositories/{owner}/{name}")
            .replaceAll("[0-9a-f]{64}", "{id}")
            .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "{id}")
            .replaceAll("/[0-9]+(?=/|$)", "/{number}");
    if (uri.getAuthority().equals(server.getAuthority())) {
      return path;
    }
    return uri.getAuthority().equals(issuer.getAuthority())
        ? "identity provider " + path.replaceAll(".*/", "")
        : "another host: " + uri;
  }

  private void form(String prefix, String encoded) {
    for (String pair : encoded.split("&")) {
      lines.add(prefix + URLDecoder.decode(pair.split("=")[0], StandardCharsets.UTF_8));
    }
  }

  private void object(String prefix, byte[] body) {
    if (body[0] == '{') {
      JsonNode json = ApiClient.read(body);
      String type = json.path("type").asText(json.has("architecture") ? "architecture" : "recipe");
      json(prefix + type + " ", "", json);
      return;
    }
    switch (SafetensorsReader.read(MemorySegment.ofArray(body))) {
      case SafetensorsOutcome.Parsed parsed -> {
        for (Tensor tensor : parsed.file().tensors()) {
          lines.add(prefix + "tensor " + tensor.name() + " " + tensor.spec().shape());
        }
      }
      case SafetensorsOutcome.Malformed malformed ->
          lines.add(prefix + "bytes of no known kind: " + malformed);
    }
  }

  private void json(String prefix, String path, JsonNode value) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(member -> json(prefix, path + "." + member.getKey(), member.getValue()));
    } else if (value.isArray()) {
      value.forEach(item -> json(prefix, path + "[]", item));
    } else if (value.isTextual() && value.asText().startsWith("{")) {
      json(
          prefix,
          path + " as JSON ",
          ApiClient.read(value.asText().getBytes(StandardCharsets.UTF_8)));
    } else {
      lines.add(prefix + path);
    }
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }
}
