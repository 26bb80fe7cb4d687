package io.federity.proof.field;

import static io.federity.proof.field.FieldLanes.COUNT;
import static io.federity.proof.field.FieldLanes.add;
import static io.federity.proof.field.FieldLanes.broadcast;
import static io.federity.proof.field.FieldLanes.load;
import static io.federity.proof.field.FieldLanes.mul;
import static io.federity.proof.field.FieldLanes.sub;

import jdk.incubator.vector.LongVector;

/**
 * Loops over rows of F, eight elements at a time; counts are multiples of eight. Each has one
 * multiplication at most: the compiler stops inlining in a method that grows too large, and a
 * vector that crosses a call becomes an object.
 */
final class LaneLoops {
  private LaneLoops() {}

  /** {@code out[i] = table[at + 2i]}. */
  static void even(long[] table, int at, long[] out, int to, int count) {
    for (int i = 0; i < count; i += COUNT) {
      FieldLanes.even(table, at + 2 * i).intoArray(out, to + i);
    }
  }

  /** {@code out[i] = table[at + 2i + 1]}. */
  static void odd(long[] table, int at, long[] out, int to, int count) {
    for (int i = 0; i < count; i += COUNT) {
      FieldLanes.odd(table, at + 2 * i).intoArray(out, to + i);
    }
  }

  /** The difference of neighbours, odd less even. */
  static void differences(long[] table, int at, long[] out, int count) {
    for (int i = 0; i < count; i += COUNT) {
      sub(FieldLanes.odd(table, at + 2 * i), FieldLanes.even(table, at + 2 * i)).intoArray(out, i);
    }
  }

  /** The line through neighbours at 2: twice the odd one less the even one. */
  static void atTwo(long[] table, int at, long[] out, int count) {
    for (int i = 0; i < count; i += COUNT) {
      LongVector odd = FieldLanes.odd(table, at + 2 * i);
      sub(add(odd, odd), FieldLanes.even(table, at + 2 * i)).intoArray(out, i);
    }
  }

  /** The sum of neighbours. */
  static void sums(long[] table, int at, long[] out, int to, int count) {
    for (int i = 0; i < count; i += COUNT) {
      add(FieldLanes.even(table, at + 2 * i), FieldLanes.odd(table, at + 2 * i))
          .intoArray(out, to + i);
    }
  }

  /** {@code a[i] -= b[i]}. */
  static void subtract(long[] a, int aFrom, long[] b, int bFrom, int count) {
    for (int i = 0; i < count; i += COUNT) {
      sub(load(a, aFrom + i), load(b, bFrom + i)).intoArray(a, aFrom + i);
    }
  }

  /** {@code out[i] = a[i] * b[i]}. */
  static void multiply(long[] a, int aFrom, long[] b, int bFrom, long[] out, int to, int count) {
    for (int i = 0; i < count; i += COUNT) {
      mul(load(a, aFrom + i), load(b, bFrom + i)).intoArray(out, to + i);
    }
  }

  /** {@code out[i] += a[i] * b[i]}. */
  static void addProducts(long[] a, int aFrom, long[] b, int bFrom, long[] out, int to, int count) {
    for (int i = 0; i < count; i += COUNT) {
      LongVector product = mul(load(a, aFrom + i), load(b, bFrom + i));
      add(load(out, to + i), product).intoArray(out, to + i);
    }
  }

  /** {@code out[i] = factor * a[i]}. */
  static void scale(long factor, long[] a, int from, long[] out, int to, int count) {
    LongVector f = broadcast(factor);
    for (int i = 0; i < count; i += COUNT) {
      mul(f, load(a, from + i)).intoArray(out, to + i);
    }
  }

  /** {@code out[i] += factor * a[i]}. */
  static void addScaled(long factor, long[] a, int from, long[] out, int to, int count) {
    LongVector f = broadcast(factor);
    for (int i = 0; i < count; i += COUNT) {
      add(load(out, to + i), mul(f, load(a, from + i))).intoArray(out, to + i);
    }
  }

  /** {@code out[i] += 7 a[i]}. */
  static void addSeven(long[] a, long[] out, int to, int count) {
    for (int i = 0; i < count; i += COUNT) {
      add(load(out, to + i), FieldLanes.seven(load(a, i))).intoArray(out, to + i);
    }
  }

  /** {@code sum of a[i] * b[i]}. */
  static long dot(long[] a, long[] b, int from, int count) {
    LongVector sum = broadcast(0);
    for (int i = 0; i < count; i += COUNT) {
      sum = add(sum, mul(load(a, i), load(b, from + i)));
    }
    return FieldLanes.sum(sum);
  }
}
