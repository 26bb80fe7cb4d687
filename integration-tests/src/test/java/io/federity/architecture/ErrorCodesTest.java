package io.federity.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.error.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code can be reached: the product refuses with it, and a test expects it. */
class ErrorCodesTest {
  private static final Path ROOT = Path.of("..");
  private static final int DEPTH_OF_SOURCES = 5;

  /** A code as a constant, or as users see it. */
  private static final Pattern MENTION = Pattern.compile("ErrorCode\\.([A-Z_]+)\\b|\"([a-z-]+)\"");

  /** Codes that no test expects, each with the reason. */
  private static final Map<ErrorCode, String> UNTESTED = Map.of();

  @Test
  void everyCode_isUsedByTheProduct() throws IOException {
    assertThat(mentioned("src/main/java")).containsExactlyInAnyOrder(ErrorCode.values());
  }

  @Test
  void everyCode_isExpectedByATest() throws IOException {
    Set<ErrorCode> unexpected = EnumSet.allOf(ErrorCode.class);
    unexpected.removeAll(mentioned("src/test/java"));
    assertThat(unexpected)
        .as("codes that no test expects; add a test, or a reason here")
        .isEqualTo(UNTESTED.keySet());
  }

  private static Set<ErrorCode> mentioned(String kind) throws IOException {
    Set<String> names = sources(kind);
    Set<ErrorCode> mentioned = EnumSet.noneOf(ErrorCode.class);
    for (ErrorCode code : ErrorCode.values()) {
      if (names.contains(code.name()) || names.contains(code.code())) {
        mentioned.add(code);
      }
    }
    return mentioned;
  }

  private static Set<String> sources(String kind) throws IOException {
    try (Stream<Path> folders =
        Files.find(ROOT, DEPTH_OF_SOURCES, (path, file) -> path.endsWith(kind))) {
      return folders.flatMap(ErrorCodesTest::names).collect(Collectors.toSet());
    }
  }

  private static Stream<String> names(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("ErrorCode.java") && !file.endsWith("ErrorCodesTest.java"))
          .flatMap(file -> MENTION.matcher(read(file)).results())
          .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
          .collect(Collectors.toSet())
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
