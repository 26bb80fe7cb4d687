package io.federity.contribution.service;

import io.federity.contribution.persistence.TensorChangeStore.Change;
import io.federity.wire.VerdictView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Judges the size of an update by those of the other contributions to the same round. */
final class UpdateSize {
  /** Further from the others' median than this, a person should look. */
  private static final double SUSPICIOUS = 10;

  private static final String CHECK = "update-size";

  private UpdateSize() {}

  /** Euclidean norm of the whole update. */
  static double norm(List<Change> changes) {
    return changes.stream().mapToDouble(Change::l2).reduce(0, Math::hypot);
  }

  static VerdictView verdict(double norm, List<Double> others) {
    Optional<Double> median = median(others);
    if (median.isEmpty()) {
      return new VerdictView(
          CHECK,
          "none",
          text("The update has norm %.4g; there is no other contribution to compare with.", norm));
    }
    double ratio = median.get() == 0 ? (norm == 0 ? 1 : Double.MAX_VALUE) : norm / median.get();
    if (ratio > SUSPICIOUS) {
      return new VerdictView(
          CHECK,
          "warning",
          text(
              "The update has norm %.4g, %.0f times the median %.4g of the other contributions.",
              norm, ratio, median.get()));
    }
    return new VerdictView(
        CHECK,
        "good",
        text(
            "The update has norm %.4g; the median of the other contributions is %.4g.",
            norm, median.get()));
  }

  static Optional<Double> median(List<Double> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return Optional.of(
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : sorted.get(middle - 1) / 2 + sorted.get(middle) / 2);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
