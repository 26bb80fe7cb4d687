package io.federity.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A test vector: one JSON object with {@code statement}, {@code ad}, {@code td}, {@code w0}, {@code
 * update}, {@code hub_record}, {@code proof}, {@code proof_sha256}, {@code x}, {@code y}, {@code
 * data_seed}, {@code seed}, {@code test_mode}; what a statement does not need is absent.
 */
record Vector(JsonNode json) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  static Vector read(Path file) throws IOException {
    return new Vector(MAPPER.readTree(file.toFile()));
  }

  boolean has(String name) {
    return json.hasNonNull(name);
  }

  Optional<JsonNode> member(String name) {
    return has(name) ? Optional.of(json.get(name)) : Optional.empty();
  }

  Members members() throws MalformedException {
    return new Members(json);
  }

  Statements statements() throws MalformedException {
    return new Statements(has("test_mode") && members().flag("test_mode"));
  }

  long[] integers(String name) throws MalformedException {
    return has(name) ? members().integers(name) : new long[0];
  }
}
