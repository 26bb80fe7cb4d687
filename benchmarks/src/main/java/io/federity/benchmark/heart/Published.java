package io.federity.benchmark.heart;

/**
 * FedAvg's test accuracy as FLamby publishes it: mean and sample standard deviation over the seeds
 * 42 to 46 (owkin/FLamby at edacf54d, results_benchmark_fed_heart_disease).
 */
record Published(String column, double mean, double std) {
  static final Published CLEVELAND = new Published("cleveland", 0.731, 0.022);
  static final Published HUNGARY = new Published("hungary", 0.719, 0.033);
  static final Published SWITZERLAND = new Published("switzerland", 0.650, 0.114);
  static final Published VA = new Published("va", 0.640, 0.051);
  static final Published POOLED = new Published("pooled", 0.748, 0.027);

  /** Whether a mean lies within one published standard deviation. */
  boolean agreesWith(double measuredMean) {
    return Math.abs(measuredMean - mean) <= std;
  }
}
