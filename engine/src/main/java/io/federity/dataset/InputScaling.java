package io.federity.dataset;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.recipe.Decimal;
import io.federity.recipe.Recipe;
import io.federity.recipe.Standardisation;
import io.federity.statistics.PooledStatistics;
import java.util.List;
import java.util.Optional;

/**
 * How raw features become the model's inputs: x' = (x - mean) / (std + 1e-9), in double, rounded
 * once to float32; or unchanged.
 */
public final class InputScaling {
  private final Optional<Standardisation> standardisation;

  private InputScaling(Optional<Standardisation> standardisation) {
    this.standardisation = standardisation;
  }

  /**
   * The scaling a recipe asks for.
   *
   * @param training the site's training rows; their statistics count where the recipe says local
   */
  public static Outcome<InputScaling> of(Recipe recipe, Dataset training) {
    return switch (recipe.standardize()) {
      case NONE -> Outcome.accepted(none());
      case LOCAL ->
          PooledStatistics.pool(training.features(), List.of(training.statistics()))
              .map(InputScaling::with);
      case FEDERATED ->
          recipe
              .standardisation()
              .map(frozen -> Outcome.accepted(with(frozen)))
              .orElseGet(() ->
                  Outcome.refused(
                      ErrorCode.STATISTICS_NEEDED,
                      "the recipe scales inputs with pooled statistics, and round 0 has not "
                          + "frozen them yet"));
    };
  }

  /** Scaling by given statistics. */
  public static InputScaling with(Standardisation standardisation) {
    return new InputScaling(Optional.of(standardisation));
  }

  /** No scaling. */
  public static InputScaling none() {
    return new InputScaling(Optional.empty());
  }

  /** Scales all rows; the features must be those of the statistics. */
  public Examples apply(Dataset data) {
    int width = data.features().size();
    double[] mean = new double[width];
    double[] divisor = new double[width];
    java.util.Arrays.fill(divisor, 1);
    if (standardisation.isPresent()) {
      Standardisation frozen = standardisation.get();
      if (!frozen.columns().equals(data.features())) {
        throw new IllegalArgumentException(data.features() + " are not " + frozen.columns());
      }
      mean = doubles(frozen.mean());
      divisor = doubles(frozen.std());
      for (int j = 0; j < width; j++) {
        divisor[j] += Standardisation.EPSILON;
      }
    }
    float[] inputs = new float[Math.multiplyExact(data.size(), width)];
    int at = 0;
    for (double[] row : data.rows()) {
      for (int j = 0; j < width; j++) {
        inputs[at++] = (float) ((row[j] - mean[j]) / divisor[j]);
      }
    }
    return new Examples(width, inputs, data.labels(), DataNotices.of(data));
  }

  private static double[] doubles(List<Decimal> numbers) {
    return numbers.stream().mapToDouble(Decimal::doubleValue).toArray();
  }
}
