package io.federity.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefNameTest {
  @Test
  void names_ofBranchesAndTags_areTwoKinds() {
    assertThat(RefName.branch("v1.0_a-B").orElseThrow()).hasToString("refs/heads/v1.0_a-B");
    assertThat(RefName.branch("v1.0_a-B").orElseThrow().isBranch()).isTrue();
    assertThat(RefName.tag("v1.0_a-B").orElseThrow().isBranch()).isFalse();
    assertThat(RefName.tag("v1.0_a-B").orElseThrow().shortName()).isEqualTo("v1.0_a-B");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../x",
        "a/b",
        "/a",
        "a\\b",
        "a..b",
        ".hidden",
        "-x",
        "a.lock",
        "a\n",
        "\0",
        "a b",
        "\u00e9",
        "refs/heads/a",
        "a~1",
        "a^",
        "a:b",
        "@{0}"
      })
  void name_thatCouldBeAPathOrAnExpression_isRefused(String name) {
    assertThat(RefName.branch(name)).isEmpty();
    assertThat(RefName.tag(name)).isEmpty();
    assertThatThrownBy(() -> new RefName("refs/heads/" + name))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
