package io.federity.proof.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.proof.attack.Attack;
import io.federity.proof.transcript.FreshSeeds.RngException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class FreshSeedsTest {
  /** Gives bytes in a circle. */
  private static RandomGenerator circle(byte... bytes) {
    return new RandomGenerator() {
      private int next;

      @Override
      public long nextLong() {
        throw new AssertionError("bytes are asked for");
      }

      @Override
      public void nextBytes(byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
          wanted[i] = bytes[next++ % bytes.length];
        }
      }
    };
  }

  @Test
  void seeds_ofASourceThatWorks_areItsBytesAndDiffer() throws Exception {
    FreshSeeds seeds = new FreshSeeds(new Random(1));
    byte[] expected = new byte[32];
    new Random(1).nextBytes(expected);
    assertThat(seeds.next()).isEqualTo(expected);
    FreshSeeds secure = new FreshSeeds(new SecureRandom());
    Set<String> drawn = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      assertThat(drawn.add(HexFormat.of().formatHex(secure.next()))).isTrue();
    }
  }

  @Test
  @Attack("Z4")
  void seed_ofAConstantSource_isRefusedAtOnce() {
    for (int constant : new int[] {0, 1, 255}) {
      FreshSeeds seeds = new FreshSeeds(circle((byte) constant));
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(seeds::next)
            .isInstanceOf(RngException.class)
            .hasMessageStartingWith("RNG: ");
      }
    }
    byte[] shortCircle = {1, 2, 3, 4, 5, 6, 7, 8};
    assertThatThrownBy(() -> new FreshSeeds(circle(shortCircle)).next())
        .isInstanceOf(RngException.class);
  }

  /** A machine that was restored from a snapshot, or whose source is frozen or has a cycle. */
  @Test
  @Attack("Z4")
  void seed_thatCameBefore_isRefused() throws Exception {
    byte[] bytes = new byte[96];
    new Random(2).nextBytes(bytes);
    FreshSeeds seeds = new FreshSeeds(circle(bytes));
    for (int i = 0; i < 3; i++) {
      assertThat(seeds.next()).isEqualTo(Arrays.copyOfRange(bytes, 32 * i, 32 * i + 32));
    }
    assertThatThrownBy(seeds::next)
        .isInstanceOf(RngException.class)
        .hasMessageContaining("came twice");
  }
}
