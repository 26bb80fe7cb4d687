package io.federity.cli.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.cli.console.Json;
import io.federity.json.CanonicalJson;
import io.federity.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A named value that differs; null where a side does not have it. */
public record ValueDiff(String name, @Nullable String from, @Nullable String to) {

  static List<ValueDiff> ofRecipes(Recipe from, Recipe to) {
    return between(members(from), members(to));
  }

  static List<ValueDiff> between(Map<String, String> from, Map<String, String> to) {
    SortedSet<String> names = new TreeSet<>(from.keySet());
    names.addAll(to.keySet());
    List<ValueDiff> differences = new ArrayList<>();
    for (String name : names) {
      if (!Objects.equals(from.get(name), to.get(name))) {
        differences.add(new ValueDiff(name, from.get(name), to.get(name)));
      }
    }
    return List.copyOf(differences);
  }

  private static Map<String, String> members(Recipe recipe) {
    Map<String, String> members = new TreeMap<>();
    collect("", Json.tree(CanonicalJson.text(recipe.toJson())), members);
    return members;
  }

  private static void collect(String path, JsonNode node, Map<String, String> into) {
    if (!node.isContainerNode()) {
      into.put(path, node.asText());
    }
    node.properties()
        .forEach(member ->
            collect(
                path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                member.getValue(),
                into));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(path + "[" + i + "]", node.get(i), into);
    }
  }
}
