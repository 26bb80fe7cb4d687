package io.federity.contribution.faces;

import io.federity.aggregation.UpdateStatistics;
import io.federity.wire.TensorChangeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One tensor of a contribution beside the base's.
 *
 * @param relative size of the difference relative to the base; null where the base is zero
 * @param bars of the histogram over absolute differences, in user units of a box of 112 by 32
 */
public record TensorRow(
    TensorChangeView change,
    String shape,
    long elements,
    @Nullable Double relative,
    List<Bar> bars,
    String histogramInWords) {
  private static final int HEIGHT = 32;
  private static final int STEP = 8;

  /** One bar: where it lies and what it counts. */
  public record Bar(int x, String y, String height, String label) {}

  public TensorRow {
    bars = List.copyOf(bars);
  }

  /** Lays a tensor's row out. */
  public static TensorRow of(TensorChangeView change) {
    String shape =
        change.shape().isEmpty()
            ? "scalar"
            : change.shape().stream().map(String::valueOf).collect(Collectors.joining(" × "));
    long elements = change.shape().stream().reduce(1L, (left, right) -> left * right);
    Double relative = change.baseL2() > 0 ? change.l2() / change.baseL2() : null;
    List<Bar> bars = bars(change.histogram());
    String words =
        bars.isEmpty()
            ? "no element changed"
            : bars.stream().map(Bar::label).collect(Collectors.joining("; "));
    return new TensorRow(change, shape, elements, relative, bars, words);
  }

  private static List<Bar> bars(List<Long> counts) {
    long most = counts.stream().mapToLong(Long::longValue).max().orElse(0);
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      if (counts.get(i) > 0) {
        double height = Math.max(2, (double) HEIGHT * counts.get(i) / most);
        bars.add(
            new Bar(
                i * STEP,
                String.format(Locale.ENGLISH, "%.1f", HEIGHT - height),
                String.format(Locale.ENGLISH, "%.1f", height),
                counts.get(i) + " changed by " + interval(i)));
      }
    }
    return List.copyOf(bars);
  }

  private static String interval(int bin) {
    List<Double> bounds = UpdateStatistics.HISTOGRAM_BOUNDS;
    if (bin == 0) {
      return "less than " + power(bounds.getFirst());
    }
    return bin >= bounds.size()
        ? power(bounds.getLast()) + " or more"
        : power(bounds.get(bin - 1)) + " to " + power(bounds.get(bin));
  }

  private static String power(double bound) {
    return bound >= 1e-3 && bound <= 1e3
        ? String.valueOf(bound).replaceFirst("\\.0$", "")
        : String.format(Locale.ENGLISH, "1e%d", Math.round(Math.log10(bound)));
  }
}
