package io.federity.benchmark.start;

import io.federity.json.CanonicalJson;
import io.federity.json.JsonBuilder;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Measures how long the command line takes to start beside the JVM's own shortest run, {@code java
 * -version}, as whole processes from outside. With {@code --check} the exit code is 1 where {@code
 * federity --version} takes more than three times as long.
 *
 * <p>Usage: {@code StartBenchmark LAUNCHER JAVA_HOME [--check] [--runs N]}, at least 11 runs with
 * --check. The commands run in turn, so that both meet the same moods of the machine; medians
 * count.
 */
public final class StartBenchmark {
  private static final double LARGEST_RATIO = 3;
  private static final int FEWEST_RUNS = 11;
  private static final int USUAL_RUNS = 21;

  /** The cache of a first start is made behind it. */
  private static final int WARM_UP = 3;

  private StartBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> given = new ArrayList<>(List.of(arguments));
    boolean check = given.remove("--check");
    int runs = USUAL_RUNS;
    int option = given.indexOf("--runs");
    if (option >= 0
        && option + 1 < given.size()
        && given.get(option + 1).matches("[1-9]\\d{0,3}")) {
      runs = Integer.parseInt(given.get(option + 1));
      given.subList(option, option + 2).clear();
    }
    if (given.size() != 2 || (check && runs < FEWEST_RUNS)) {
      exit("usage: cli-start [--check] [--runs N], N at least 11 with --check");
    }
    String launcher = given.getFirst();
    if (!Files.isExecutable(Path.of(launcher))) {
      exit("there is no " + launcher);
    }
    List<String> java = List.of(Path.of(given.get(1), "bin", "java").toString(), "-version");
    boolean passed = true;
    for (List<String> command : List.of(List.of("--version"), List.of("status", "--help"))) {
      List<String> whole = new ArrayList<>(List.of(launcher));
      whole.addAll(command);
      double ratio = compare(whole, java, runs);
      passed &= !command.contains("--version") || ratio <= LARGEST_RATIO;
    }
    print(line("summary").put("largestRatio", decimal(LARGEST_RATIO)).put("passed", passed));
    System.exit(check && !passed ? 1 : 0);
  }

  private static double compare(List<String> federity, List<String> java, int runs)
      throws IOException, InterruptedException {
    for (int i = 0; i < WARM_UP; i++) {
      millis(federity);
      millis(java);
    }
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      ours.add(millis(federity));
      theirs.add(millis(java));
    }
    double ratio = median(ours) / median(theirs);
    print(
        line("start")
            .put("command", String.join(" ", federity.subList(1, federity.size())))
            .put("runs", runs)
            .put("medianMillis", decimal(median(ours)))
            .put("javaVersionMedianMillis", decimal(median(theirs)))
            .put("ratio", decimal(ratio)));
    return ratio;
  }

  private static double millis(List<String> command) throws IOException, InterruptedException {
    long began = System.nanoTime();
    int exitCode =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start()
            .waitFor();
    double millis = (System.nanoTime() - began) / 1e6;
    if (exitCode != 0) {
      exit(String.join(" ", command) + " ends with " + exitCode);
    }
    return millis;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static void exit(String message) {
    System.err.println(message);
    System.exit(2);
  }

  private static JsonBuilder line(String part) {
    return new JsonBuilder().put("benchmark", "cli-start").put("part", part);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static void print(JsonBuilder json) {
    System.out.println(CanonicalJson.text(json.build()));
  }
}
