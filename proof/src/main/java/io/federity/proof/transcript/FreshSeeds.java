package io.federity.proof.transcript;

import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Seeds for {@link Coins} from a source of randomness that is not trusted blindly. A source that
 * has failed is constant or repeats itself; a proof made with such a seed gives the data away, so
 * none is handed out.
 *
 * <p>Security: this finds a broken source, not a weak one. Use {@code SecureRandom}. Of earlier
 * seeds only hashes are kept. Safe for use by several threads.
 */
public final class FreshSeeds {
  /** The source of randomness has failed (code RNG): nothing may be proved on this machine. */
  public static final class RngException extends Exception {
    private static final long serialVersionUID = 1L;

    RngException(String finding) {
      super(
          "RNG: the source of randomness has failed, "
              + finding
              + "; prove nothing on this machine until it is repaired");
    }
  }

  private static final int WORDS = Coins.SEED_BYTES / Long.BYTES;

  private final RandomGenerator source;
  private final Set<String> handedOut = new HashSet<>();

  /** Seeds from a source. */
  public FreshSeeds(RandomGenerator source) {
    this.source = source;
  }

  /**
   * A seed that was not handed out before.
   *
   * @throws RngException where the source repeats itself, within a seed or from one to another
   */
  public synchronized byte[] next() throws RngException {
    byte[] seed = new byte[Coins.SEED_BYTES];
    source.nextBytes(seed);
    if (repeatsItself(seed)) {
      throw new RngException("a seed has the same eight bytes twice");
    }
    if (!handedOut.add(HexFormat.of().formatHex(Digests.sha256().digest(seed)))) {
      throw new RngException("a seed came twice");
    }
    return seed;
  }

  /** By chance once in {@code 2^61} seeds. */
  private static boolean repeatsItself(byte[] seed) {
    for (int a = 0; a < WORDS; a++) {
      for (int b = a + 1; b < WORDS; b++) {
        if (Arrays.equals(
            seed,
            a * Long.BYTES,
            (a + 1) * Long.BYTES,
            seed,
            b * Long.BYTES,
            (b + 1) * Long.BYTES)) {
          return true;
        }
      }
    }
    return false;
  }
}
