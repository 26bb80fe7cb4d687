package io.federity.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.recipe.ColumnSpec.Label;
import io.federity.recipe.ColumnSpec.Numeric;
import io.federity.recipe.DataSchema;
import io.federity.recipe.DataSchema.MissingRows;
import io.federity.recipe.Decimal;
import io.federity.recipe.Recipe;
import io.federity.recipe.Recipe.InitialValues;
import io.federity.recipe.Recipe.Standardize;
import io.federity.recipe.Standardisation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InputScalingTest {
  private static final List<String> FEATURES = List.of("age", "chol");

  /** Ages 1, 2, 6 (mean 3, sample variance 7); cholesterol is 0 in all rows. */
  private final Dataset rows =
      new Dataset(
          FEATURES,
          List.of(new double[] {1, 0}, new double[] {2, 0}, new double[] {6, 0}),
          new int[] {0, 1, 1});

  @Test
  void none_leavesTheNumbers() {
    assertThat(scaling(Standardize.NONE, Optional.empty()).apply(rows).inputs())
        .containsExactly(1, 0, 2, 0, 6, 0);
  }

  @Test
  void local_usesTheSampleStd_andMakesAConstantColumnZero() {
    double std = Math.sqrt(7) + 1e-9;
    assertThat(scaling(Standardize.LOCAL, Optional.empty()).apply(rows).inputs())
        .containsExactly((float) (-2 / std), 0, (float) (-1 / std), 0, (float) (3 / std), 0);
  }

  @Test
  void federated_usesTheFrozenNumbers() {
    var frozen =
        new Standardisation(
            FEATURES,
            List.of(new Decimal("2"), new Decimal("100")),
            List.of(new Decimal("4"), new Decimal("50")),
            486);
    float[] inputs = scaling(Standardize.FEDERATED, Optional.of(frozen)).apply(rows).inputs();
    assertThat(inputs[0]).isEqualTo(-0.25f);
    assertThat(inputs[1]).isEqualTo(-2f);
  }

  @Test
  void federated_beforeRoundZero_isRefused() {
    Outcome<InputScaling> outcome =
        InputScaling.of(recipe(Standardize.FEDERATED, Optional.empty()), rows);
    assertThat(((Outcome.Refused<InputScaling>) outcome).refusal().code())
        .isEqualTo(ErrorCode.STATISTICS_NEEDED);
  }

  private InputScaling scaling(Standardize standardize, Optional<Standardisation> frozen) {
    Outcome<InputScaling> outcome = InputScaling.of(recipe(standardize, frozen), rows);
    return ((Outcome.Accepted<InputScaling>) outcome).value();
  }

  private static Recipe recipe(Standardize standardize, Optional<Standardisation> frozen) {
    var schema =
        new DataSchema(
            ',',
            false,
            "UTF-8",
            List.of(),
            MissingRows.DROP,
            List.of(
                new Numeric("age"),
                new Numeric("chol"),
                new Label("num", List.of("0"), List.of("1"))));
    return new Recipe(
        schema, HeartStudy.recipe().training(), InitialValues.ZEROS, standardize, frozen);
  }
}
