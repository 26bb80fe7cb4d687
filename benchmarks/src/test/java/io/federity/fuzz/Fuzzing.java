package io.federity.fuzz;

/** How long each reader is fuzzed where {@code benchmarks/run fuzz} does not say. */
final class Fuzzing {
  static final String DURATION = "10s";

  private Fuzzing() {}
}
