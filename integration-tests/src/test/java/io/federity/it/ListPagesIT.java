package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.demo.DemoPerson;
import io.federity.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of the API, page after page. */
@ExtendWith(FederationExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListPagesIT {
  private final Federation federation;
  private final ApiClient auditor;
  private final TinyRepository repository;

  ListPagesIT(Federation federation) {
    this.federation = federation;
    this.auditor = federation.api(DemoPerson.AUDITOR);
    this.repository = TinyRepository.found(federation, 2, "none");
  }

  @BeforeAll
  void threeContributions() {
    DemoPerson.CONTRIBUTORS.stream().limit(3).forEach(repository::pushForReview);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "R/contributions",
        "R/contributions?branch=main",
        "R/members",
        "R/rounds",
        "R/commits?branch=main",
        "R/statistics",
        "R/evaluations",
        "R/nfts",
        "/repositories",
        "/tasks",
        "/audit?action=member."
      })
  void pagesOfOneRow_areTogetherTheOnePage(String list) {
    String path = list.replace("R/", repository.path() + "/");
    ApiClient reader =
        path.equals("/tasks") ? federation.api(DemoPerson.REVIEWERS.getFirst()) : auditor;
    ApiReply whole = reader.get(query(path, "limit=500")).orThrow();
    List<JsonNode> expected = rows(whole);
    assertThat(whole.nextPage()).isEmpty();

    List<JsonNode> seen = new ArrayList<>();
    Optional<String> page = Optional.of(query(path, "limit=" + Math.max(1, expected.size() / 4)));
    while (page.isPresent()) {
      ApiReply reply = reader.get(page.get()).orThrow();
      seen.addAll(rows(reply));
      page = reply.nextPage();
    }
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void contributionsPushedMeanwhile_neitherRepeatNorHideOthers() {
    ApiReply first = auditor.get(repository.path() + "/contributions?limit=2").orThrow();
    repository.pushForReview(DemoPerson.CONTRIBUTORS.getLast());
    ApiReply second = auditor.get(first.nextPage().orElseThrow()).orThrow();
    assertThat(numbers(first)).containsExactly(3, 2);
    assertThat(numbers(second)).containsExactly(1);
    assertThat(second.nextPage()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=501", "limit=many", "cursor=x", "cursor=WyJ4Il0"})
  void limitOrCursor_thatIsNone_isRefused(String query) {
    RefusalsIT.assertProblem(
        ErrorCode.BAD_REQUEST, auditor.get(repository.path() + "/contributions?" + query));
    assertThat(auditor.get(repository.path() + "/contributions?limit=1").status()).isEqualTo(200);
  }

  private static String query(String path, String parameter) {
    return path + (path.contains("?") ? "&" : "?") + parameter;
  }

  private static List<JsonNode> rows(ApiReply reply) {
    List<JsonNode> rows = new ArrayList<>();
    reply.json().forEach(rows::add);
    return rows;
  }

  private static List<Integer> numbers(ApiReply reply) {
    return rows(reply).stream().map(row -> row.path("number").asInt()).toList();
  }
}
