package io.federity.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {
  @TempDir Path folder;

  @Test
  void summary_ofARun_countsWhatBecameOfEachPush() throws Exception {
    var summary = new Summary("UCI Heart Disease", false);
    summary.add(new Summary.Pushed(1, "hungary", "bela", "refused", "", "non-finite-parameter"));
    summary.add(new Summary.Pushed(1, "va", "victor", "rejected", "ab", "too large"));
    summary.add(new Summary.Pushed(1, "va", "victor", "merged", "cd", ""));
    var accuracy = new Summary.Accuracy(4, 3, 0.75, 0.5);
    summary.add(new Summary.PublishedRound(1, "ef", Map.of("va", accuracy), accuracy));
    Path file = folder.resolve("deep").resolve("summary.json");
    summary.write(file, "cleveland/heart-risk", Map.of("train", 1.5));
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.at("/contributions/pushed").asInt()).isEqualTo(3);
    assertThat(json.at("/contributions/merged").asInt()).isEqualTo(1);
    assertThat(json.at("/contributions/rejected").asInt()).isEqualTo(1);
    assertThat(json.at("/contributions/refused").asInt()).isEqualTo(1);
    assertThat(json.at("/pushes/1/reason").asText()).isEqualTo("too large");
    assertThat(json.at("/published/0/pooled/correct").asInt()).isEqualTo(3);
    assertThat(json.at("/dataSource").asText()).isEqualTo("UCI Heart Disease");
    assertThat(json.at("/synthetic").asBoolean(true)).isFalse();
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void reviewer_ofEachContributor_isOfAnotherHospital() {
    for (DemoPerson author : DemoPerson.CONTRIBUTORS) {
      assertThat(TrainingRound.reviewerFor(author.username()).hospital())
          .isNotEqualTo(author.hospital());
    }
  }

  @Test
  void failedCommand_asJson_throwsWithWhatItPrinted() {
    var failed = new CommandResult("federity push", 2, "", "noise\n{\"code\":\"stale-commit\"}\n");
    assertThatThrownBy(failed::json)
        .isInstanceOf(DemoFailure.class)
        .hasMessageContaining("federity push ended with 2");
    assertThat(failed.problem().path("code").asText()).isEqualTo("stale-commit");
  }
}
