package io.federity.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WalletTest {
  private static final HexFormat HEX = HexFormat.of();

  /** RFC 8032, section 7.1, tests 1 to 3. */
  @ParameterizedTest
  @CsvSource({
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf"
        + "9b46bd25bf5f0595bbe24655141438e7a100b",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f"
        + "11d8c387b2eaeb4302aeeb00d291612bb0c00",
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
        + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
        + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984d"
        + "c6594a7c15e9716ed28dc027beceea1ec40a"
  })
  void signing_withThePublishedVectors_givesTheirBytes(
      String seed, String publicKey, String message, String signature) {
    SigningKey key = SigningKey.ofSeed(HEX.parseHex(seed));
    byte[] text = HEX.parseHex(message);
    assertThat(HEX.formatHex(key.address().publicKey())).isEqualTo(publicKey);
    assertThat(HEX.formatHex(key.sign(text))).isEqualTo(signature);
    assertThat(Signatures.verify(key.address(), text, HEX.parseHex(signature))).isTrue();
  }

  @Test
  void verification_withAnyBitFlipped_fails() {
    SigningKey key = SigningKey.ofSeed(new byte[32]);
    byte[] message = "federity".getBytes(StandardCharsets.US_ASCII);
    byte[] signature = key.sign(message);
    assertThat(Signatures.verify(key.address(), message, signature)).isTrue();
    for (int bit = 0; bit < signature.length * 8; bit++) {
      byte[] flipped = signature.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(Signatures.verify(key.address(), message, flipped)).as("bit %d", bit).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 65})
  void verification_ofASignatureOfWrongLength_fails(int length) {
    SigningKey key = SigningKey.generate();
    assertThat(Signatures.verify(key.address(), new byte[1], new byte[length])).isFalse();
  }

  @Test
  void verification_withAKeyThatIsNoPointOfTheCurve_fails() {
    byte[] noPoint = new byte[32];
    noPoint[0] = 2; // y = 2 has no x on the curve
    assertThat(Signatures.verify(WalletAddress.ofKey(noPoint), new byte[1], new byte[64]))
        .isFalse();
  }

  @Test
  void messages_ofDifferentKinds_differ() {
    assertThat(Signatures.message("commit", "00"))
        .isNotEqualTo(Signatures.message("attestation", "00"));
  }

  /** draft-msporny-base58-03, section 5. */
  @ParameterizedTest
  @CsvSource({
    "48656c6c6f20576f726c6421,2NEpo7TZRRrLZSi2U",
    "54686520717569636b2062726f776e20666f78206a756d7073206f76657220746865206c617a7920646f672e,"
        + "USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z",
    "0000287fb4cd,11233QC4"
  })
  void base58_withThePublishedVectors_givesTheirText(String hex, String text) {
    assertThat(Base58.encode(HEX.parseHex(hex))).isEqualTo(text);
    assertThat(Base58.decode(text))
        .hasValueSatisfying(b -> assertThat(b).isEqualTo(HEX.parseHex(hex)));
  }

  @Test
  void base58_ofAnyBytes_decodesToThem() {
    var random = new Random(58);
    for (int length = 0; length < 60; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      if (length > 3) {
        bytes[0] = 0;
      }
      assertThat(Base58.decode(Base58.encode(bytes)))
          .hasValueSatisfying(decoded -> assertThat(decoded).isEqualTo(bytes));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "O", "I", "l", "a b", "ä"})
  void base58_withAForeignCharacter_isRefused(String text) {
    assertThat(Base58.decode(text)).isEmpty();
  }

  @Test
  void address_ofAnotherLength_isRefused() {
    assertThat(WalletAddress.parse("11111111111111111111111111111111")).isPresent();
    assertThat(WalletAddress.parse("1111111111111111111111111111111")).isEmpty();
    assertThat(WalletAddress.parse("")).isEmpty();
    assertThat(WalletAddress.parse("1".repeat(100_000))).isEmpty();
  }

  @Test
  void seed_ofAnotherLength_throws() {
    assertThatThrownBy(() -> SigningKey.ofSeed(new byte[31]))
        .hasMessage("an Ed25519 seed has 32 bytes, not 31");
  }

  @Test
  void key_asText_doesNotShowItsSeed() {
    SigningKey key = SigningKey.generate();
    assertThat(key.toString())
        .doesNotContain(HEX.formatHex(key.seed()))
        .contains(key.address().base58());
  }
}
