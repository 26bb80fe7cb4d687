package io.federity.recipe;

import io.federity.json.JsonObject;
import io.federity.json.JsonShapeException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Enum constants as they stand in documents: lower case, hyphens for underscores. */
final class Choice {
  private Choice() {}

  static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> E read(JsonObject object, String name, Class<E> type) {
    String text = object.text(name);
    for (E value : type.getEnumConstants()) {
      if (text(value).equals(text)) {
        return value;
      }
    }
    throw new JsonShapeException(
        object.at(name),
        "must be one of "
            + Arrays.stream(type.getEnumConstants())
                .map(Choice::text)
                .collect(Collectors.joining(", ")));
  }
}
