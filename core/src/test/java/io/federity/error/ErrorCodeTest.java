package io.federity.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {
  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void everyCode_hasAStatusOfItsKindAndAWholeSentence(ErrorCode code) {
    assertThat(code.remedy()).matches("[A-Z].*\\.");
    assertThat(code.meaning()).matches("[A-Z].*\\.");
    assertThat(code.code()).matches("[a-z]+(-[a-z]+)*");
    switch (code.kind()) {
      case USER, CONFLICT -> assertThat(code.httpStatus()).isBetween(400, 499);
      // Something outside breaks off, differs, cannot be trusted, does not answer, or has no room.
      case EXTERNAL -> assertThat(code.httpStatus()).isIn(408, 409, 502, 503, 507);
      case INTERNAL -> assertThat(code.httpStatus()).isBetween(500, 599);
    }
  }

  @Test
  void exitCodes_tellTheKindsApart() {
    assertThat(Arrays.stream(ErrorCode.Kind.values()).map(ErrorCode.Kind::exitCode))
        .doesNotHaveDuplicates()
        .doesNotContain(0, 1);
  }
}
