package io.federity.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.error.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
  @Test
  void key_quotedOrNot_isTheSame() {
    assertThat(IdempotencyKey.parse("\"8e03978e-40d5-43dd-bc93-6894a57f9324\""))
        .isEqualTo(Outcome.accepted("8e03978e-40d5-43dd-bc93-6894a57f9324"))
        .isEqualTo(IdempotencyKey.parse(" 8e03978e-40d5-43dd-bc93-6894a57f9324 "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"\"", "\"a", "a b", "\"a\";b", "käse", "\\"})
  void text_thatIsNoKey_isRefused(String header) {
    assertThat(IdempotencyKey.parse(header)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void key_ofTwoHundredCharacters_isTheLongest() {
    assertThat(IdempotencyKey.parse("a".repeat(200))).isInstanceOf(Outcome.Accepted.class);
    assertThat(IdempotencyKey.parse("a".repeat(201))).isInstanceOf(Outcome.Refused.class);
  }
}
