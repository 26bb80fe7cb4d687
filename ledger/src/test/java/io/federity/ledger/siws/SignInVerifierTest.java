package io.federity.ledger.siws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.federity.wallet.WalletAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInVerifierTest {
  /** The key of seed 00 01 02 … 1f. */
  private static final String ADDRESS = "FAe4sisG95oZ42w7buUn5qEE4TAnfTTFPiguZUHmhiF";

  private static final String OTHER = "4fYNw3dojWmQ4dXtSGE9epjRGy9pFSx62YypT7avPYvA";

  /** By OpenSSL over the text below; Ed25519 is deterministic. */
  private static final byte[] SIGNATURE =
      Base64.getDecoder()
          .decode(
              "x1eUYtasagpY9DJaqNk0tWA0Q/epBTLJvXIFwpuvsL4sjI9GytK4SNkubN6Kp0JySWUXj+mFS86+CZEtTtcXDA==");

  /** A point of small order, and keys that are hardly points of the curve. */
  private static final List<String> UNUSABLE_KEYS =
      List.of(key(0).base58(), key(2).base58(), key(255).base58());

  private static final Instant ISSUED = Instant.parse("2026-11-20T23:00:00Z");
  private static final Instant EXPIRES = Instant.parse("2026-11-20T23:10:00Z");

  @Test
  void text_ofAChallenge_followsTheAbnf() {
    assertThat(challenge("hub.example", "oBbLoEldZs1a2b3c").text())
        .isEqualTo(
            """
            hub.example wants you to sign in with your Solana account:
            FAe4sisG95oZ42w7buUn5qEE4TAnfTTFPiguZUHmhiF

            Sign in to the model hub.

            URI: https://hub.example/login
            Version: 1
            Chain ID: solana:devnet
            Nonce: oBbLoEldZs1a2b3c
            Issued At: 2026-11-20T23:00:00.000Z
            Expiration Time: 2026-11-20T23:10:00.000Z\
            """);
  }

  @Test
  void signature_ofTheText_isAccepted() {
    assertThat(verify(challenge("hub.example", "oBbLoEldZs1a2b3c"), ADDRESS, SIGNATURE, ISSUED))
        .isEqualTo(new SignInOutcome.Accepted(ADDRESS));
  }

  @Test
  void signature_atTheLastMoment_isAcceptedAndThenExpired() {
    SignInChallenge challenge = challenge("hub.example", "oBbLoEldZs1a2b3c");

    assertThat(verify(challenge, ADDRESS, SIGNATURE, EXPIRES.minusMillis(1)))
        .isInstanceOf(SignInOutcome.Accepted.class);
    assertThat(verify(challenge, ADDRESS, SIGNATURE, EXPIRES))
        .isEqualTo(new SignInOutcome.Expired(EXPIRES));
  }

  @Test
  void signature_forAnotherDomain_isRefused() {
    assertThat(verify(challenge("evil.example", "oBbLoEldZs1a2b3c"), ADDRESS, SIGNATURE, ISSUED))
        .isEqualTo(new SignInOutcome.BadSignature(ADDRESS));
  }

  @Test
  void signature_forAnotherNonce_isRefused() {
    assertThat(verify(challenge("hub.example", "oBbLoEldZs1a2b3d"), ADDRESS, SIGNATURE, ISSUED))
        .isEqualTo(new SignInOutcome.BadSignature(ADDRESS));
  }

  @Test
  void signature_byAnotherWallet_isRefused() {
    SignInChallenge challenge = challenge("hub.example", "oBbLoEldZs1a2b3c");

    assertThat(verify(challenge, OTHER, SIGNATURE, ISSUED))
        .isEqualTo(new SignInOutcome.WrongAddress(ADDRESS, OTHER));
  }

  @Test
  void signature_withAnotherKey_isRefused() {
    SignInChallenge challenge =
        new SignInChallenge(
            "hub.example",
            OTHER,
            "Sign in to the model hub.",
            URI.create("https://hub.example/login"),
            "solana:devnet",
            "oBbLoEldZs1a2b3c",
            ISSUED,
            EXPIRES);

    assertThat(verify(challenge, OTHER, SIGNATURE, ISSUED))
        .isEqualTo(new SignInOutcome.BadSignature(OTHER));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 32, 63})
  void signature_withOneBitChanged_isRefused(int index) {
    byte[] tampered = SIGNATURE.clone();
    tampered[index] ^= 1;

    assertThat(verify(challenge("hub.example", "oBbLoEldZs1a2b3c"), ADDRESS, tampered, ISSUED))
        .isEqualTo(new SignInOutcome.BadSignature(ADDRESS));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 65, 1000})
  void signature_ofAnotherLength_isRefused(int length) {
    SignInChallenge challenge = challenge("hub.example", "oBbLoEldZs1a2b3c");

    assertThat(verify(challenge, ADDRESS, new byte[length], ISSUED))
        .isEqualTo(new SignInOutcome.BadSignature(ADDRESS));
  }

  @Test
  void address_thatNobodyHasTheKeyOf_isRefused() {
    for (String address : UNUSABLE_KEYS) {
      SignInChallenge challenge =
          SignInChallenge.issue(
              "hub.example",
              address,
              "Sign in.",
              URI.create("https://hub.example"),
              "solana:devnet",
              ISSUED,
              Duration.ofMinutes(5),
              new SecureRandom());

      assertThat(verify(challenge, address, SIGNATURE, ISSUED))
          .isEqualTo(new SignInOutcome.BadSignature(address));
    }
  }

  @Test
  void challenges_issuedTwice_haveDifferentNonces() {
    assertThat(issue().nonce()).hasSize(22).isNotEqualTo(issue().nonce());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\nURI: https://evil.example", "héllo"})
  void statement_withLinesOfItsOwn_isRefused(String statement) {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new SignInChallenge(
                "hub.example",
                ADDRESS,
                statement,
                URI.create("https://hub.example"),
                "solana:devnet",
                "oBbLoEldZs1a2b3c",
                ISSUED,
                EXPIRES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hub.example\nevil.example", "hub example", ""})
  void domain_thatIsNoAuthority_isRefused(String domain) {
    assertThatIllegalArgumentException().isThrownBy(() -> challenge(domain, "oBbLoEldZs1a2b3c"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0OIl", "4fYNw3dojWmQ4dXtSGE9epjRGy9pFSx62YypT7avPYvA\n"})
  void address_thatIsNoPublicKey_isRefused(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new SignInChallenge(
                "hub.example",
                address,
                "Sign in.",
                URI.create("https://hub.example"),
                "solana:devnet",
                "oBbLoEldZs1a2b3c",
                ISSUED,
                EXPIRES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "with space", "line\nbreak1"})
  void nonce_thatIsNoAlphanumeric_isRefused(String nonce) {
    assertThatIllegalArgumentException().isThrownBy(() -> challenge("hub.example", nonce));
  }

  private static WalletAddress key(int value) {
    byte[] bytes = new byte[WalletAddress.KEY_BYTES];
    Arrays.fill(bytes, (byte) value);
    return WalletAddress.ofKey(bytes);
  }

  private static SignInOutcome verify(
      SignInChallenge challenge, String address, byte[] signature, Instant now) {
    return SignInVerifier.verify(challenge, address, signature, now);
  }

  private static SignInChallenge issue() {
    return SignInChallenge.issue(
        "hub.example",
        ADDRESS,
        "Sign in.",
        URI.create("https://hub.example"),
        "solana:devnet",
        ISSUED,
        Duration.ofMinutes(5),
        new SecureRandom());
  }

  private static SignInChallenge challenge(String domain, String nonce) {
    return new SignInChallenge(
        domain,
        ADDRESS,
        "Sign in to the model hub.",
        URI.create("https://hub.example/login"),
        "solana:devnet",
        nonce,
        ISSUED,
        EXPIRES);
  }
}
