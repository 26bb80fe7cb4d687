package io.federity.proof.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.proof.field.Fp;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHAKEDigest;
import org.junit.jupiter.api.Test;

class CoinsTest {
  private static byte[] seed(int first) {
    byte[] seed = new byte[32];
    seed[0] = (byte) first;
    return seed;
  }

  /** NIST CAVP, SHAKE256 of the empty message, first 32 bytes. */
  @Test
  void shake256_ofTheEmptyMessage_isThePublishedVector() {
    byte[] out = new byte[32];
    new SHAKEDigest(256).doFinal(out, 0, 32);
    assertThat(HexFormat.of().formatHex(out))
        .isEqualTo("46b9dd2b0ba88d13233b3feb743eeb243fcd52ea62b81b82b50c27646ed5762f");
  }

  @Test
  void stream_isThatOfShake256OverDomainAndSeed_whateverItIsReadAs() {
    SHAKEDigest shake = new SHAKEDigest(256);
    byte[] domain = "fzk/1/coins".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    shake.update(domain, 0, domain.length);
    shake.update(seed(5), 0, 32);
    byte[] expected = new byte[100_000];
    shake.doOutput(expected, 0, expected.length);
    ByteBuffer stream = ByteBuffer.wrap(expected);

    Coins coins = new Coins(seed(5));
    while (stream.remaining() > 100) {
      long bits = stream.getLong();
      if (Fp.isCanonical(bits)) {
        assertThat(coins.nextFp()).isEqualTo(bits);
      }
      if (stream.position() % 7 == 0) {
        byte[] salt = new byte[16];
        stream.get(salt);
        assertThat(coins.nextSalt()).isEqualTo(salt);
      }
    }
  }

  @Test
  void stream_ofAnotherSeed_differs() {
    assertThat(new Coins(seed(1)).nextFp(4)).isNotEqualTo(new Coins(seed(2)).nextFp(4));
    assertThat(new Coins(seed(1)).nextFp(4)).isEqualTo(new Coins(seed(1)).nextFp(4));
  }

  @Test
  void seed_ofAnotherLength_isRefused() {
    assertThatThrownBy(() -> new Coins(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Coins(new byte[33])).isInstanceOf(IllegalArgumentException.class);
  }
}
