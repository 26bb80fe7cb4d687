package io.federity.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where the demo's rows come from, as {@code source.json} beside them says.
 *
 * @param description one sentence; begins with SYNTHETIC where no real row is in it
 */
record DemoSource(String description, boolean synthetic) {
  static DemoSource read(Path data) throws IOException {
    JsonNode json = new ObjectMapper().readTree(data.resolve("source.json").toFile());
    boolean synthetic = json.path("synthetic").asBoolean(true);
    return new DemoSource(
        synthetic
            ? "SYNTHETIC sample, made by SyntheticHeart (" + json.path("reason").asText() + ")"
            : "UCI Heart Disease, four real hospitals, from " + json.path("origin").asText(),
        synthetic);
  }
}
