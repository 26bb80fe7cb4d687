package io.federity.proof.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Every negative test of section 11 of {@code fzk/1} is there, under its id. */
class AttacksOfSectionElevenTest {
  /** Last number of each group of section 11. */
  private static final Map<String, Integer> GROUPS =
      Map.of("T", 6, "E", 6, "C", 7, "S", 10, "Q", 14, "Z", 6);

  /** What has no test, and why. */
  private static final Map<String, String> ABSENT =
      Map.of("Q10", "B2^2 - S2 belongs to statement NORM, which is not in v1");

  private static Set<String> ids() {
    Set<String> ids = new TreeSet<>();
    GROUPS.forEach(
        (group, last) -> IntStream.rangeClosed(1, last).forEach(i -> ids.add(group + i)));
    return ids;
  }

  private static Map<String, Set<String>> tests() throws Exception {
    URI classes =
        AttacksOfSectionElevenTest.class
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .toURI();
    Map<String, Set<String>> tests = new TreeMap<>();
    for (Class<?> type : testClasses(Path.of(classes))) {
      for (Method method : type.getDeclaredMethods()) {
        Attack attack = method.getAnnotation(Attack.class);
        if (attack != null) {
          assertThat(
                  method.isAnnotationPresent(Test.class)
                      || method.isAnnotationPresent(ParameterizedTest.class))
              .as("%s is a test", method)
              .isTrue();
          for (String id : attack.value()) {
            tests
                .computeIfAbsent(id, none -> new TreeSet<>())
                .add(type.getSimpleName() + "#" + method.getName());
          }
        }
      }
    }
    return tests;
  }

  private static List<Class<?>> testClasses(Path root) throws Exception {
    List<Class<?>> types = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(path -> path.toString().endsWith("Test.class")).toList()) {
        String name = root.relativize(file).toString();
        types.add(
            Class.forName(
                name.substring(0, name.length() - ".class".length())
                    .replace(root.getFileSystem().getSeparator(), "."),
                false,
                AttacksOfSectionElevenTest.class.getClassLoader()));
      }
    }
    return types;
  }

  /** The list above is that of the text. */
  @Test
  void ids_areThoseOfTheProtocolsText() throws Exception {
    Path text =
        Path.of(System.getProperty("basedir", "."), "..", "docs/reference/proof-protocol.md");
    String all = Files.readString(text);
    int from = all.indexOf("\n## 11. ");
    String section = all.substring(from, all.indexOf("\n## 12. ", from));
    Set<String> named =
        Pattern.compile("\\b[TECSQZ][0-9]+\\b")
            .matcher(section)
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).isEqualTo(ids());
  }

  @Test
  void everyId_hasATestOrAReasonAndNothingElseHasOne() throws Exception {
    Map<String, Set<String>> tests = tests();
    Set<String> expected = ids();
    expected.removeAll(ABSENT.keySet());
    assertThat(tests.keySet()).isEqualTo(expected);
    assertThat(ids()).containsAll(ABSENT.keySet()).hasSize(49);
  }
}
