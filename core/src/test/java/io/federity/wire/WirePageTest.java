package io.federity.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The last section of docs/reference/api.md is made from the wire records. */
class WirePageTest {
  private static final String REGENERATE =
      "./mvnw -pl core test -Dtest=WirePageTest -Dfederity.write-docs=true";
  private static final String HEADING = "\n## Records\n";
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "core"), "..", "docs", "reference", "api.md");

  @Test
  void page_ofTheApi_showsEveryRecordWithItsMembers() throws Exception {
    String page = Files.readString(PAGE);
    int records = page.indexOf("\n### ", page.indexOf(HEADING));
    String expected = (records < 0 ? page : page.substring(0, records)).stripTrailing() + "\n";
    for (Class<?> type : records()) {
      expected += "\n### " + type.getSimpleName() + "\n\n" + members(type) + "\n";
    }
    if (Boolean.getBoolean("federity.write-docs")) {
      Files.writeString(PAGE, expected);
    }
    assertThat(PAGE)
        .as("docs/reference/api.md differs from the records; write it again with: " + REGENERATE)
        .hasContent(expected);
  }

  private static String members(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(member -> "- `" + member.getName() + "`" + absence(member) + ": " + name(member))
        .collect(Collectors.joining("\n"));
  }

  private static String absence(RecordComponent member) {
    return member.getAnnotatedType().isAnnotationPresent(Nullable.class) ? "?" : "";
  }

  private static String name(RecordComponent member) {
    return name(member.getGenericType());
  }

  private static String name(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      return generic.getRawType() == Map.class
          ? "object of " + name(last) + "s by name"
          : "list of " + name(last);
    }
    Class<?> simple = (Class<?>) type;
    if (simple.isRecord()) {
      return "["
          + simple.getSimpleName()
          + "](#"
          + simple.getSimpleName().toLowerCase(java.util.Locale.ROOT)
          + ")";
    }
    return Map.<Class<?>, String>of(
            String.class, "string",
            Instant.class, "time",
            boolean.class, "boolean",
            int.class, "integer",
            Integer.class, "integer",
            long.class, "integer",
            Long.class, "integer",
            double.class, "number",
            Double.class, "number")
        .get(simple);
  }

  private static List<Class<?>> records() throws Exception {
    Path classes =
        Path.of(ProposeCommit.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.list(classes.resolve("io/federity/wire"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".class", ""))
          .filter(name -> !name.equals("package-info"))
          .<Class<?>>map(WirePageTest::load)
          .sorted(Comparator.comparing(Class::getSimpleName))
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName("io.federity.wire." + name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
