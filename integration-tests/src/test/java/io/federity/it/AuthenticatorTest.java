package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of RFC 6238, appendix B, by their last six digits. */
class AuthenticatorTest {
  @ParameterizedTest
  @CsvSource({"59, 287082", "1111111109, 081804", "1234567890, 005924", "20000000000, 353130"})
  void code_ofTheStandardsSecret_isTheStandards(long time, String code) {
    assertThat(new Authenticator("12345678901234567890").code(Instant.ofEpochSecond(time)))
        .isEqualTo(code);
  }
}
