package io.federity.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** The members of a JSON object, each of which must be asked for: what is left over is refused. */
final class Members {
  private static final long LARGEST = 1L << 53;

  private final JsonNode object;
  private final Set<String> left = new HashSet<>();

  Members(JsonNode object) throws MalformedException {
    if (!object.isObject()) {
      throw new MalformedException("no JSON object: " + object);
    }
    this.object = object;
    object.fieldNames().forEachRemaining(left::add);
  }

  private JsonNode take(String name) throws MalformedException {
    left.remove(name);
    JsonNode value = object.get(name);
    if (value == null) {
      throw new MalformedException("member " + name + " is missing");
    }
    return value;
  }

  JsonNode object(String name) throws MalformedException {
    return take(name);
  }

  String text(String name) throws MalformedException {
    JsonNode value = take(name);
    if (!value.isTextual()) {
      throw new MalformedException("member " + name + " is no text");
    }
    return value.textValue();
  }

  void require(String name, String expected) throws MalformedException {
    if (!text(name).equals(expected)) {
      throw new MalformedException("member " + name + " is not " + expected);
    }
  }

  byte[] bytes(String name) throws MalformedException {
    try {
      return HexFormat.of().parseHex(text(name));
    } catch (IllegalArgumentException e) {
      throw new MalformedException("member " + name + " is not hex: " + e.getMessage());
    }
  }

  /** An integer of at most 31 bits; a larger one is none that any size could have. */
  int number(String name) throws MalformedException {
    return number(name, take(name));
  }

  private static int number(String name, JsonNode value) throws MalformedException {
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new MalformedException("member " + name + " is no integer");
    }
    long number = value.longValue();
    if (number < 0 || number >= LARGEST) {
      throw new MalformedException("member " + name + " is out of range");
    }
    return (int) Math.min(number, Integer.MAX_VALUE);
  }

  boolean flag(String name) throws MalformedException {
    JsonNode value = take(name);
    if (!value.isBoolean()) {
      throw new MalformedException("member " + name + " is neither true nor false");
    }
    return value.booleanValue();
  }

  int[] numbers(String name) throws MalformedException {
    List<Integer> numbers = new ArrayList<>();
    for (JsonNode value : items(name)) {
      numbers.add(number(name, value));
    }
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  List<String> texts(String name) throws MalformedException {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : items(name)) {
      if (!value.isTextual()) {
        throw new MalformedException("member " + name + " has an item that is no text");
      }
      texts.add(value.textValue());
    }
    return texts;
  }

  /** Integers of 64 bits. */
  long[] integers(String name) throws MalformedException {
    return integers(name, items(name));
  }

  private static long[] integers(String name, JsonNode items) throws MalformedException {
    long[] integers = new long[items.size()];
    for (int i = 0; i < integers.length; i++) {
      if (!items.get(i).isIntegralNumber() || !items.get(i).canConvertToLong()) {
        throw new MalformedException("member " + name + " has an item that is no integer");
      }
      integers[i] = items.get(i).longValue();
    }
    return integers;
  }

  /** Rows of integers of 32 bits. */
  int[][] rows(String name) throws MalformedException {
    JsonNode items = items(name);
    int[][] rows = new int[items.size()][];
    for (int row = 0; row < rows.length; row++) {
      if (!items.get(row).isArray()) {
        throw new MalformedException("member " + name + " has a row that is no array");
      }
      long[] integers = integers(name, items.get(row));
      rows[row] = new int[integers.length];
      for (int i = 0; i < integers.length; i++) {
        rows[row][i] = Math.clamp(integers[i], Integer.MIN_VALUE, Integer.MAX_VALUE);
      }
    }
    return rows;
  }

  private JsonNode items(String name) throws MalformedException {
    JsonNode value = take(name);
    if (!value.isArray()) {
      throw new MalformedException("member " + name + " is no array");
    }
    return value;
  }

  /** To be called when all that is expected was asked for. */
  void requireNoOthers() throws MalformedException {
    if (!left.isEmpty()) {
      throw new MalformedException("unknown members: " + left);
    }
  }
}
