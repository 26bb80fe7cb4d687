package io.federity.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NextPageTest {
  private static Optional<String> next(String... links) {
    return NextPage.of(HttpHeaders.of(Map.of("Link", List.of(links)), (name, value) -> true));
  }

  @Test
  void link_toTheNextPage_isItsPathBelowTheApi() {
    assertThat(next("</api/v1/tasks?limit=2&cursor=abc>; rel=\"next\""))
        .contains("/tasks?limit=2&cursor=abc");
    assertThat(next("</api/v1/a>; rel=\"first\"", "</api/v1/b>; rel=next")).contains("/b");
  }

  @Test
  void answer_withoutLink_isTheLastPage() {
    assertThat(next()).isEmpty();
    assertThat(next("</api/v1/tasks>; rel=\"prev\"")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<https://elsewhere.example/api/v1/tasks>; rel=\"next\"",
        "<//elsewhere.example/api/v1/tasks>; rel=\"next\"",
        "</portal/logout>; rel=\"next\"",
        "</api/v1.elsewhere.example/>; rel=\"next\""
      })
  void link_thatLeadsElsewhere_isNotFollowed(String link) {
    assertThat(next(link)).isEmpty();
  }
}
