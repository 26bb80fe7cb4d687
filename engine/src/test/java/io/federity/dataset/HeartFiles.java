package io.federity.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The real heart-disease files for tests: absent is a skip that says so, set but unusable a
 * failure.
 */
public final class HeartFiles {
  private HeartFiles() {}

  /** The folder of the raw files. */
  public static Path folder() {
    Optional<Path> configured = HeartStudy.configuredFolder();
    assumeTrue(
        configured.isPresent(),
        "skipped: FEDERITY_DATA is not set; it names the folder that holds heart-disease/");
    HeartSource source =
        HeartSource.find(
            configured,
            Path.of("unused"),
            (_, _) -> {
              throw new AssertionError("tests do not download");
            });
    assertThat(source).isInstanceOf(HeartSource.Real.class);
    return ((HeartSource.Real) source).folder();
  }
}
