package io.federity.demo;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Pairs of {@code --name value}. */
record Arguments(Map<String, String> values) {
  static Arguments parse(String[] args) {
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      values.put(args[i], args[i + 1]);
    }
    if (args.length % 2 != 0) {
      throw new DemoFailure("an argument has no value: " + args[args.length - 1]);
    }
    return new Arguments(values);
  }

  String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new DemoFailure("the argument " + name + " is missing");
    }
    return value;
  }

  Path path(String name) {
    return Path.of(text(name)).toAbsolutePath().normalize();
  }
}
