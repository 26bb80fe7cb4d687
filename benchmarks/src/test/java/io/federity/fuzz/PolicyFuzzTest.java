package io.federity.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.federity.aggregation.Strategies;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.json.JsonShapeException;
import io.federity.json.JsonValue;
import io.federity.policy.BranchPolicy;

class PolicyFuzzTest {
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void read(byte[] input) {
    if (!(JsonReader.read(input) instanceof JsonReading.Read(JsonValue json))) {
      return;
    }
    try {
      BranchPolicy policy = BranchPolicy.fromJson(json);
      assertThat(BranchPolicy.fromJson(policy.json())).isEqualTo(policy);
      assertThat(Strategies.resolve(policy.strategy())).isNotNull();
    } catch (JsonShapeException e) {
      assertThat(e.explanation()).isNotBlank();
    }
  }
}
