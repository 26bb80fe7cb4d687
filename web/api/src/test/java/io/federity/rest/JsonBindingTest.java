package io.federity.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.federity.wire.DecisionRequest;
import io.federity.wire.MemberRequest;
import io.federity.wire.MetricsView;
import io.federity.wire.WalletView;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBindingTest {
  private final ObjectMapper mapper = JsonBinding.mapper();

  @Test
  void request_withAllMembers_isRead() throws JsonProcessingException {
    assertThat(
            mapper.readValue(
                "{\"decision\":\"approve\",\"commit\":\"c\",\"reason\":\"r\"}",
                DecisionRequest.class))
        .isEqualTo(new DecisionRequest("approve", "c", "r"));
    assertThat(mapper.readValue("{\"roles\":[\"reviewer\"]}", MemberRequest.class))
        .isEqualTo(new MemberRequest(List.of("reviewer")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"decision\":\"approve\",\"commit\":\"c\"}",
        "{\"decision\":\"approve\",\"commit\":\"c\",\"reason\":null}",
        "{\"decision\":\"approve\",\"commit\":\"c\",\"reason\":\"r\",\"resaon\":\"x\"}",
        "{\"decision\":\"approve\",\"commit\":\"c\",\"reason\":\"r\"} {}",
        "[]",
        ""
      })
  void request_withMissingNullOrUnknownMembers_isRefused(String json) {
    assertThatThrownBy(() -> mapper.readValue(json, DecisionRequest.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void member_thatMayBeAbsent_mayBeAbsentOrNull() throws JsonProcessingException {
    String rest = "\"examples\":2,\"positives\":0,\"correct\":1,\"accuracy\":0.5,\"loss\":0.1";
    var expected = new MetricsView(2, 0, 1, 0.5, null, 0.1);
    assertThat(mapper.readValue("{" + rest + "}", MetricsView.class)).isEqualTo(expected);
    assertThat(mapper.readValue("{\"auc\":null," + rest + "}", MetricsView.class))
        .isEqualTo(expected);
    assertThatThrownBy(
            () -> mapper.readValue("{" + rest.replace("2", "null") + "}", MetricsView.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void answer_hasTimesInIsoFormAndLeavesOutWhatIsAbsent() throws JsonProcessingException {
    var wallet = new WalletView("a", "u", Instant.parse("2026-03-01T08:00:00Z"));
    assertThat(mapper.writeValueAsString(wallet))
        .isEqualTo("{\"address\":\"a\",\"username\":\"u\",\"linked\":\"2026-03-01T08:00:00Z\"}");
    assertThat(mapper.writeValueAsString(new MetricsView(1, 0, 1, 1, null, 0)))
        .doesNotContain("auc");
  }
}
