package io.federity.portal.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouteTest {
  private static Optional<Map<String, String>> match(String path) {
    return Route.ALL.stream().map(route -> route.match(path)).flatMap(Optional::stream).findFirst();
  }

  @Test
  void address_withParts_givesThem() {
    assertThat(match("/app/repositories/cleveland/heart-risk/contributions/14"))
        .contains(Map.of("owner", "cleveland", "name", "heart-risk", "number", "14"));
  }

  @Test
  void address_ofNoPage_matchesNothing() {
    assertThat(match("/app/nothing")).isEmpty();
    assertThat(match("/app/repositories/cleveland")).isEmpty();
    assertThat(match("/app/repositories/../inbox/x/y")).isEmpty();
  }

  @Test
  void everyRoute_hasItsPage() {
    assertThat(Route.ALL)
        .allSatisfy(
            route -> assertThat(Files.exists(Path.of("src/main/webapp" + route.page()))).isTrue());
  }
}
