package io.federity.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.federity.ledger.token2022.MintAccount;

class MintAccountFuzzTest {
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void parse(byte[] input) {
    switch (MintAccount.parse(input)) {
      case MintAccount.Parsing.Parsed(MintAccount mint) ->
          assertThat(MintAccount.parse(input)).isEqualTo(new MintAccount.Parsing.Parsed(mint));
      case MintAccount.Parsing.Malformed(String why) -> assertThat(why).isNotBlank();
    }
  }
}
