package io.federity.error;

import static io.federity.error.ErrorCode.STORAGE_FULL;
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
    boolean serverSide =
        code.kind() == ErrorCode.Kind.INTERNAL || code.httpStatus() == 503 || code == STORAGE_FULL;
    assertThat(code.httpStatus()).isBetween(serverSide ? 500 : 400, serverSide ? 599 : 499);
  }

  @Test
  void exitCodes_tellTheKindsApart() {
    assertThat(Arrays.stream(ErrorCode.Kind.values()).map(ErrorCode.Kind::exitCode))
        .doesNotHaveDuplicates()
        .doesNotContain(0, 1);
  }
}
