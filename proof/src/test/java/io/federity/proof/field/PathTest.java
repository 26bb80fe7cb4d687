package io.federity.proof.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which loops run: the build runs the tests with the incubating module, and some without. */
class PathTest {
  @Test
  void chosenLoops_areThoseOfTheStartedJavaMachine() {
    Optional<Module> vectors = ModuleLayer.boot().findModule("jdk.incubator.vector");

    assertThat(FieldKernel.chosen().path())
        .isEqualTo(VectorSupport.isPresent() ? "vector" : "scalar");
    assertThat(VectorSupport.isPresent() && vectors.isEmpty()).isFalse();
  }

  @Test
  void chosenLoops_whereTheBuildTookTheModuleAway_areScalar() {
    String expected = System.getProperty("federity.expected-path");
    assumeThat(expected).isNotNull();

    assertThat(FieldKernel.chosen().path()).isEqualTo(expected);
  }
}
