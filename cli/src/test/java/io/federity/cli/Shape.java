package io.federity.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The members of a JSON document and their types, without the values: one line a member. */
final class Shape {
  /** Members whose own members are named by the case at hand. */
  private static final Set<String> FREE = Set.of("metrics", "training", "details", "fields");

  private Shape() {}

  /** Such as {@code verdicts[].check string}; what is null says nothing. */
  static SortedSet<String> of(JsonNode json) {
    SortedSet<String> lines = new TreeSet<>();
    add(json, "", lines);
    return lines;
  }

  private static void add(JsonNode json, String path, SortedSet<String> lines) {
    if (json.isNull()) {
      return;
    }
    lines.add((path.isEmpty() ? "." : path) + " " + type(json));
    json.forEach(element -> {
      if (json.isArray()) {
        add(element, path + "[]", lines);
      }
    });
    String name = path.substring(path.lastIndexOf('.') + 1);
    json.fields()
        .forEachRemaining(member -> {
          String key = FREE.contains(name) ? "*" : member.getKey();
          add(member.getValue(), path.isEmpty() ? key : path + "." + key, lines);
        });
  }

  private static String type(JsonNode json) {
    return json.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
