package io.federity.aggregation;

/**
 * A Euclidean norm that neither overflows nor underflows before its value does, by keeping very
 * large and very small values apart (J. Blue, ACM TOMS 4(1), 1978).
 */
final class EuclideanNorm {
  private static final double LARGE = 0x1p480;
  private static final double SMALL = 0x1p-480;

  private double large;
  private double medium;
  private double small;

  void add(double value) {
    double absolute = Math.abs(value);
    if (absolute > LARGE) {
      double scaled = absolute * 0x1p-600;
      large += scaled * scaled;
    } else if (absolute < SMALL) {
      double scaled = absolute * 0x1p600;
      small += scaled * scaled;
    } else {
      medium += absolute * absolute;
    }
  }

  double value() {
    if (large > 0) {
      return Math.sqrt(large + medium * 0x1p-600 * 0x1p-600) * 0x1p600;
    }
    return medium > 0
        ? Math.sqrt(medium + small * 0x1p-600 * 0x1p-600)
        : Math.sqrt(small) * 0x1p-600;
  }
}
