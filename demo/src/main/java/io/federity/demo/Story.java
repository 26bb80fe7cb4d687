package io.federity.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Tells what is happening and why, and measures how long each stage takes. */
public final class Story {
  private final PrintStream out;
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  /** A story told on {@code out}. */
  public Story(PrintStream out) {
    this.out = out;
  }

  /** A heading. */
  public void chapter(String title) {
    out.println();
    out.println("== " + title);
  }

  /** Something that happened, and why. */
  public void tell(String line) {
    out.println("   " + line);
  }

  /** Text as it stands. */
  public void print(String text) {
    out.println(text);
  }

  /** Runs a stage and adds its duration to the stage's total. */
  public <T> T stage(String name, Supplier<T> work) {
    long start = System.nanoTime();
    try {
      return work.get();
    } finally {
      double took = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
      seconds.merge(name, took, Double::sum);
    }
  }

  /** Runs a stage without a result. */
  public void stage(String name, Runnable work) {
    stage(
        name,
        () -> {
          work.run();
          return true;
        });
  }

  /** Seconds by stage, in order of first appearance. */
  public Map<String, Double> seconds() {
    return Map.copyOf(seconds);
  }
}
