package io.federity.proof.field;

import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/**
 * Shares a range of indices among the processors, in blocks of a fixed size: the common pool of
 * fork and join, which has as many threads as there are processors. What is computed does not
 * depend on how many there are, since sums in a field do not depend on the order of their terms.
 */
public final class Blocks {
  private static final int SIZE = 1 << 12;

  private Blocks() {}

  /** Works on {@code [from, to)}. */
  @FunctionalInterface
  public interface Task {
    /** Does the part. */
    void run(int from, int to);
  }

  /** Works on {@code [from, to)} and gives something back. */
  @FunctionalInterface
  public interface Part<T> {
    /** The part's result. */
    T of(int from, int to);
  }

  /** Does a task on all of {@code [0, count)}. */
  public static void forEach(int count, Task task) {
    blocks(count).forEach(block -> task.run(block * SIZE, end(block, count)));
  }

  /** Joins the results of all parts of {@code [0, count)}, which is not empty. */
  public static <T> T reduce(int count, Part<T> part, BinaryOperator<T> join) {
    return blocks(count)
        .mapToObj(block -> part.of(block * SIZE, end(block, count)))
        .reduce(join)
        .orElseThrow();
  }

  private static int end(int block, int count) {
    return Math.min(count, (block + 1) * SIZE);
  }

  private static IntStream blocks(int count) {
    IntStream blocks = IntStream.range(0, Math.ceilDiv(count, SIZE));
    return count > SIZE ? blocks.parallel() : blocks;
  }
}
