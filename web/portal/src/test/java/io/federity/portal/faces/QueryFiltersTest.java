package io.federity.portal.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryFiltersTest {
  private static QueryFilters of(Map<String, String> parameters) {
    return new QueryFilters(List.of("kind", "hospital"), parameters::get);
  }

  @Test
  void nothingSet_admitsEverything() {
    QueryFilters filters = of(Map.of("other", "x"));

    assertThat(filters.isAny()).isFalse();
    assertThat(filters.getQuery()).isEmpty();
    assertThat(filters.admits("kind", "review")).isTrue();
  }

  @Test
  void value_admitsItselfOnly() {
    QueryFilters filters = of(Map.of("kind", " review "));

    assertThat(filters.isAny()).isTrue();
    assertThat(filters.admits("kind", "review")).isTrue();
    assertThat(filters.admits("kind", "sign-off")).isFalse();
    assertThat(filters.admits("hospital", "hungary")).isTrue();
  }

  @Test
  void query_escapesWhatWasTyped() {
    assertThat(of(Map.of("kind", "a&b=c", "hospital", "é")).getQuery())
        .isEqualTo("kind=a%26b%3Dc&hospital=%C3%A9");
  }
}
