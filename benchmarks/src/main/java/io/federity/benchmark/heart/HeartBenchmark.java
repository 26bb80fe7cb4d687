package io.federity.benchmark.heart;

import io.federity.json.CanonicalJson;
import io.federity.json.JsonBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures training quality on the heart data and prints JSON lines. With {@code --check} the exit
 * code is 0 where every target is met and 1 where not; 2 says that the data or the arguments cannot
 * be used.
 *
 * <p>Usage: {@code HeartBenchmark [--check] [--seeds N]} (at least 20 seeds with --check).
 */
public final class HeartBenchmark {
  private static final int FIRST_SEED = 42;
  private static final int FEWEST_SEEDS = 20;

  /**
   * Accuracy at a hospital varies by about 0.035 from seed to seed; a hundred seeds bring the
   * mean's own error to a tenth of the published deviations, so that the check does not hang on
   * luck.
   */
  private static final int USUAL_SEEDS = 100;

  private static final double LOWEST_ACCURACY = 0.78;
  private static final double LARGEST_GAP = 0.01;

  private HeartBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException {
    List<String> given = new ArrayList<>(List.of(arguments));
    boolean check = given.remove("--check");
    int seeds = USUAL_SEEDS;
    int option = given.indexOf("--seeds");
    if (option >= 0
        && option + 1 < given.size()
        && given.get(option + 1).matches("[1-9]\\d{0,4}")) {
      seeds = Integer.parseInt(given.get(option + 1));
      given.subList(option, option + 2).clear();
    }
    if (!given.isEmpty() || (check && seeds < FEWEST_SEEDS)) {
      exit("usage: heart [--check] [--seeds N], N at least 20 with --check");
    }
    boolean passed = run(HeartSites.required(), seeds);
    System.exit(check && !passed ? 1 : 0);
  }

  private static void exit(String message) {
    System.err.println(message);
    System.exit(2);
  }

  private static boolean run(List<Site> sites, int seeds) throws IOException {
    long began = System.nanoTime();
    boolean passed = flamby(sites, seeds);
    passed &= converged(sites);
    print(
        line("summary")
            .put("passed", passed)
            .put("seeds", seeds)
            .put("seconds", decimal((System.nanoTime() - began) / 1e9)));
    return passed;
  }

  private static boolean flamby(List<Site> sites, int seeds) throws IOException {
    var run = new FlambyRun(sites);
    var measured = new LinkedHashMap<String, List<Double>>();
    for (int seed = FIRST_SEED; seed < FIRST_SEED + seeds; seed++) {
      Map<String, Double> accuracies = run.accuracies(seed);
      var json = line("flamby-seed").put("seed", seed);
      accuracies.forEach((column, accuracy) -> {
        json.put(column, decimal(accuracy));
        measured.computeIfAbsent(column, _ -> new ArrayList<>()).add(accuracy);
      });
      print(json);
    }
    boolean passed = true;
    for (Published published :
        List.of(
            Published.CLEVELAND,
            Published.HUNGARY,
            Published.SWITZERLAND,
            Published.VA,
            Published.POOLED)) {
      List<Double> values = measured.getOrDefault(published.column(), List.of());
      double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
      boolean agrees = published.agreesWith(mean);
      passed &= agrees;
      print(
          line("flamby")
              .put("column", published.column())
              .put("mean", decimal(mean))
              .put("std", decimal(sampleStd(values, mean)))
              .put("publishedMean", decimal(published.mean()))
              .put("publishedStd", decimal(published.std()))
              .put("passed", agrees));
    }
    return passed;
  }

  private static boolean converged(List<Site> sites) throws IOException {
    ConvergedRun.Result result = ConvergedRun.run(sites);
    boolean passed =
        result.federated() >= LOWEST_ACCURACY
            && Math.abs(result.federated() - result.pooled()) <= LARGEST_GAP;
    print(
        line("converged")
            .put("federated", decimal(result.federated()))
            .put("pooledTraining", decimal(result.pooled()))
            .put("lowest", decimal(LOWEST_ACCURACY))
            .put("largestGap", decimal(LARGEST_GAP))
            .put("passed", passed));
    return passed;
  }

  private static double sampleStd(List<Double> values, double mean) {
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / Math.max(1, values.size() - 1));
  }

  private static JsonBuilder line(String part) {
    return new JsonBuilder().put("benchmark", "heart").put("part", part);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static void print(JsonBuilder json) {
    System.out.println(CanonicalJson.text(json.build()));
  }
}
