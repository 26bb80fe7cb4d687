package io.federity.benchmark.heart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.federity.dataset.HeartSource;
import io.federity.dataset.HeartStudy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeartTargetsTest {

  @Test
  void convergedFedAvg_onTheHeartData_isAsGoodAsPooledTraining() throws IOException {
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
    ConvergedRun.Result result =
        ConvergedRun.run(HeartSites.read(((HeartSource.Real) source).folder()));
    assertThat(result.federated()).isGreaterThanOrEqualTo(0.78);
    assertThat(Math.abs(result.federated() - result.pooled())).isLessThanOrEqualTo(0.01);
  }

  @Test
  void published_agreesWithinOneStandardDeviation() {
    assertThat(Published.HUNGARY.agreesWith(0.751)).isTrue();
    assertThat(Published.HUNGARY.agreesWith(0.753)).isFalse();
    assertThat(Published.HUNGARY.agreesWith(0.68)).isFalse();
  }
}
