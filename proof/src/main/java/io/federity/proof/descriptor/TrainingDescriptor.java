package io.federity.proof.descriptor;

/**
 * How QSGD trains (section 4 of {@code fzk/1}): fixed-point scales in bits, promised widths in
 * bits, learning rate {@code eta = mu * 2^-kappa}, batches of {@code 2^logB} rows.
 *
 * @param fx scale of inputs
 * @param xBits inputs are in {@code [-2^xBits, 2^xBits)}
 * @param fa scale of hidden activations
 * @param aBits hidden activations are below {@code 2^aBits}
 * @param fd scale of deltas: 13 or 14
 * @param dBits hidden deltas are in {@code [-2^dBits, 2^dBits)}
 * @param fz scale of logits: 9
 * @param zBits what exceeds a logit's saturation is below {@code 2^zBits}
 * @param mu numerator of the learning rate, 1 to 255
 * @param kappa its negative binary exponent
 * @param logB binary logarithm of the rows of a batch
 * @param epochs passes over the rows
 * @param limb bits of a limb: 12 or 16
 */
public record TrainingDescriptor(
    int fx,
    int xBits,
    int fa,
    int aBits,
    int fd,
    int dBits,
    int fz,
    int zBits,
    int mu,
    int kappa,
    int logB,
    int epochs,
    int limb) {
  private static final int LOGIT_SCALE = 9;
  private static final int MAX_WIDTH = 40;
  private static final int MAX_EPOCHS = 1 << 16;

  /** Whether every member is in its range (section 4.1). */
  public boolean isAllowed() {
    return fz == LOGIT_SCALE
        && (fd == 13 || fd == 14)
        && within(fx, 0, MAX_WIDTH)
        && within(xBits, 0, 15)
        && within(fa, 0, MAX_WIDTH)
        && within(aBits, 1, MAX_WIDTH)
        && within(dBits, 1, MAX_WIDTH)
        && within(zBits, 1, MAX_WIDTH)
        && within(mu, 1, 255)
        && within(kappa, 0, MAX_WIDTH)
        && within(logB, 0, 16)
        && within(epochs, 1, MAX_EPOCHS)
        && (limb == 12 || limb == 16);
  }

  private static boolean within(int value, int least, int most) {
    return value >= least && value <= most;
  }

  /** Rows of a batch, B. */
  public int batchRows() {
    return 1 << logB;
  }

  /** Batches of an epoch, NB; the last may be short. */
  public int batches(int rows) {
    return Math.ceilDiv(rows, batchRows());
  }

  /** Steps in all, T. */
  public int steps(int rows) {
    return Math.multiplyExact(batches(rows), epochs);
  }

  /** The canonical encoding (RFC 8785), of which the id is the SHA-256. */
  public String canonical() {
    return ("{\"aBits\":%d,\"dBits\":%d,\"epochs\":%d,\"fa\":%d,\"fd\":%d,\"fx\":%d,\"fz\":%d,"
            + "\"kappa\":%d,\"limb\":%d,\"logB\":%d,\"mu\":%d,\"td\":\"fzk1/qsgd\",\"xBits\":%d,"
            + "\"zBits\":%d}")
        .formatted(aBits, dBits, epochs, fa, fd, fx, fz, kappa, limb, logB, mu, xBits, zBits);
  }

  /** SHA-256 of the canonical encoding, lower-case hex. */
  public String id() {
    return DescriptorId.of(canonical());
  }
}
