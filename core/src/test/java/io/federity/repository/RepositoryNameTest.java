package io.federity.repository;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryNameTest {
  @Test
  void name_ofTwoSlugs_isRead() {
    assertThat(RepositoryName.parse("cleveland/heart-risk"))
        .contains(new RepositoryName("cleveland", "heart-risk"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "/", "a", "a/", "/a", "a/b/c", "A/b", "a/b_c", "../x", "a/..", "-a/b", "a/b\n",
        "a/b\\c", "a/.b", "a/B"
      })
  void name_ofAnotherForm_isRefused(String name) {
    assertThat(RepositoryName.parse(name)).isEmpty();
  }
}
