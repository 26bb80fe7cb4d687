package io.federity.proof.field;

/**
 * Whether loops by the Vector API are worth loading: the incubating module must have been added to
 * the start of the Java machine, which must be new enough to turn its operations into single
 * instructions, and the processor must have vectors of 512 bits, with comparisons of unsigned
 * numbers. {@code -Dfederity.proof.path=scalar} turns them off.
 */
public final class VectorSupport {
  private static final int JAVA = 25;
  private static final int BITS = 512;

  private VectorSupport() {}

  /** Whether classes that use the Vector API may be loaded. */
  public static boolean isPresent() {
    return !"scalar".equals(System.getProperty("federity.proof.path"))
        && Runtime.version().feature() >= JAVA
        && ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        && Width.preferredBits() >= BITS;
  }

  /** A class of its own, so that nothing is loaded where the module is absent. */
  private static final class Width {
    static int preferredBits() {
      return jdk.incubator.vector.LongVector.SPECIES_PREFERRED.vectorBitSize();
    }
  }
}
