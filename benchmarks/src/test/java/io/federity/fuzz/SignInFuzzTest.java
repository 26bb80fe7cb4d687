package io.federity.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.federity.ledger.siws.SignInChallenge;
import io.federity.ledger.siws.SignInOutcome;
import io.federity.ledger.siws.SignInVerifier;
import io.federity.wallet.WalletAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * The values of a challenge, one a line and the signature last: none may bring lines of its own
 * into the text that a wallet shows.
 */
class SignInFuzzTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final int LINES = 11;

  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void challenge(byte[] input) {
    List<String> values =
        Arrays.asList(new String(input, StandardCharsets.ISO_8859_1).split("\0", 7));
    String address = value(values, 1);
    WalletAddress.parse(address)
        .ifPresent(wallet -> {
          assertThat(wallet.base58()).isEqualTo(address);
          assertThat(WalletAddress.ofKey(wallet.publicKey())).isEqualTo(wallet);
        });
    SignInChallenge challenge;
    try {
      challenge =
          new SignInChallenge(
              value(values, 0),
              address,
              value(values, 2),
              URI.create(value(values, 3)),
              value(values, 4),
              value(values, 5),
              NOON,
              NOON.plusSeconds(60));
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageMatching("(?s).+");
      return;
    }
    assertThat(challenge.text().split("\\R", -1)).hasSize(LINES);
    byte[] signature = value(values, 6).getBytes(StandardCharsets.ISO_8859_1);
    assertThat(SignInVerifier.verify(challenge, address, signature, NOON))
        .isInstanceOf(SignInOutcome.BadSignature.class);
  }

  private static String value(List<String> values, int index) {
    return index < values.size() ? values.get(index) : "";
  }
}
