package io.federity.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.object.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefConditionTest {
  private static final ObjectId COMMIT = ObjectId.ofBytes(new byte[] {1});

  @Test
  void condition_withoutHeaders_isRequired() {
    assertRefused(ErrorCode.PRECONDITION_REQUIRED, null, null);
  }

  @Test
  void condition_ofACreation_isThatTheRefIsAbsent() {
    assertThat(RefCondition.of(null, " * "))
        .isEqualTo(Outcome.accepted(new RefCondition.IsAbsent()));
  }

  @Test
  void condition_ofAMove_isTheCommitInQuotationMarks() {
    assertThat(RefCondition.of("\"" + COMMIT + "\"", null))
        .isEqualTo(Outcome.accepted(new RefCondition.IsAt(COMMIT)));
  }

  @Test
  void condition_withAWeakTag_neverHolds() {
    String weak = "W/\"" + COMMIT + "\"";
    assertThat(RefCondition.of(weak, null))
        .isEqualTo(Outcome.accepted(new RefCondition.NeverHolds(weak)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"main\"", "\"\"", "\"", "", "abc"})
  void condition_withATagThatIsNoCommit_neverHolds(String tag) {
    assertThat(RefCondition.of(tag, null))
        .isEqualTo(Outcome.accepted(new RefCondition.NeverHolds(tag)));
  }

  @Test
  void condition_thatNamesNoSingleCommit_isBad() {
    assertRefused(ErrorCode.BAD_REQUEST, "*", null);
    assertRefused(ErrorCode.BAD_REQUEST, "\"a\", \"b\"", null);
    assertRefused(ErrorCode.BAD_REQUEST, null, "\"" + COMMIT + "\"");
    assertRefused(ErrorCode.BAD_REQUEST, "\"" + COMMIT + "\"", "*");
  }

  private static void assertRefused(
      ErrorCode code, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
    assertThat(RefCondition.of(ifMatch, ifNoneMatch))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.refusal().code()).isEqualTo(code));
  }
}
