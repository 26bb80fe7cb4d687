package io.federity.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.json.CanonicalJson;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.json.JsonShapeException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BranchPolicyTest {
  private static final String STANDARD = CanonicalJson.text(BranchPolicy.standard().json());

  @Test
  void policy_writtenAndRead_isTheSame() {
    assertThat(read(STANDARD)).isEqualTo(BranchPolicy.standard());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "quorum":3               | "quorum":0              | quorum must be between 1 and 256
          "quorum":3               | "quorum":257            | quorum must be between 1 and 256
          "quorum":3               | "quorum":4294967297     | integer overflow
          "quorum":3               | "quorum":"3"            | policy.quorum must be an integer
          "reviewDue":"PT48H"      | "reviewDue":"PT0S"      | reviewDue must be longer than 0
          "reviewDue":"PT48H"      | "reviewDue":"P367D"     | reviewDue must be longer than 0
          "reviewDue":"PT48H"      | "reviewDue":"2 days"    | not ISO 8601
          "automaticSignOff":false | "automaticSignOff":0    | must be true or false
          "version":1              | "version":2             | policy.version must be 1
          "version":1              | "version":1,"extra":"1" | policy.extra is not known here
          """)
  void member_thatIsWrong_isNamed(String right, String wrong, String reason) {
    assertThat(STANDARD).contains(right);
    assertThatThrownBy(() -> read(STANDARD.replace(right, wrong)))
        .isInstanceOf(JsonShapeException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.1", "1.1", "1E-2", "1E-999999999", "0.", ".5", "NaN", "", "00.1"})
  void accuracyDrop_thatIsNoPlainDecimalUpToOne_isRefused(String text) {
    assertThat(read(STANDARD.replace("\"0.02\"", "\"0.020\"")).maxAccuracyDrop()).hasScaleOf(3);
    assertThatThrownBy(() -> read(STANDARD.replace("\"0.02\"", "\"" + text + "\"")))
        .isInstanceOf(JsonShapeException.class)
        .hasMessageContaining("maxAccuracyDrop");
  }

  @Test
  void accuracyDrop_ofABillionDigits_isRefusedBeforeItIsWrittenOut() {
    BranchPolicy policy = BranchPolicy.standard();
    assertThatThrownBy(() -> with(policy, new BigDecimal("1E-999999999")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 30 decimals");
    assertThat(with(policy, new BigDecimal("1E-30")).json()).isNotNull();
  }

  private static BranchPolicy with(BranchPolicy policy, BigDecimal maxAccuracyDrop) {
    return new BranchPolicy(
        policy.strategy(),
        policy.quorum(),
        policy.roundDeadline(),
        policy.requiredApprovals(),
        policy.reviewDue(),
        policy.evaluationDue(),
        maxAccuracyDrop,
        policy.automaticSignOff(),
        policy.requireTrainingProof());
  }

  private static BranchPolicy read(String text) {
    return switch (JsonReader.read(text)) {
      case JsonReading.Read(var value) -> BranchPolicy.fromJson(value);
      case JsonReading.Malformed malformed -> throw new AssertionError(malformed);
    };
  }
}
