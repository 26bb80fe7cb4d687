package io.federity.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.recipe.ArchitectureDescriptor.Logistic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeTest {

  @Test
  void features_numericFirstThenOneHot_inFileOrder() {
    assertThat(heart().data().features()).containsExactly("age", "cp=2", "cp=3");
  }

  @Test
  void canonicalBytes_readBack_giveTheSameRecipeAndKeepDecimalsAsWritten() {
    Recipe recipe = heart();
    byte[] bytes = recipe.canonicalBytes();
    assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("\"learningRate\":\"0.10\"");
    assertThat(Recipe.readCanonical(bytes)).isEqualTo(Outcome.accepted(recipe));
  }

  @Test
  void readCanonical_ofATextEditedByAPerson_isRefused() {
    assertThat(refusal(Recipe.readCanonical(HeartRecipe.bytes())).detail()).contains("canonical");
  }

  @Test
  void frozenStatistics_readBack_areTheSame() {
    Recipe frozen = heart().with(statistics(List.of("age", "cp=2", "cp=3")));
    assertThat(Recipe.readCanonical(frozen.canonicalBytes())).isEqualTo(Outcome.accepted(frozen));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "initial": "zeros"       | "initial": "ones"         | initial must be one of zeros, uniform
          "seed": 42               | "seed": 42, "color": 1    | training.color is not known
          , "seed": 42             |                           | training.seed is missing
          "version": 1             | "version": 2              | version must be 1
          "localSteps": 0          | "localSteps": 3           | exactly one of localSteps and localEpochs
          "learningRate": "0.10"   | "learningRate": "-1"      | learningRate must be above 0
          "learningRate": "0.10"   | "learningRate": "much"    | finite decimal number
          "momentum": "0"          | "momentum": "1"           | momentum must be in [0, 1)
          "fedproxMu": "0"         | "fedproxMu": "-0.1"       | fedproxMu must be 0 or above
          "batchSize": 0           | "batchSize": -4           | training.batchSize must be between
          "kind": "numeric"        | "kind": "number"          | must be numeric, categorical, label
          "name": "slope"          | "name": "age"             | column "age" stands twice
          ["1", "2", "3"]          | ["1"]                     | at least two different categories
          "positive": ["1", "2"]   | "positive": ["0"]         | different texts for negative and positive
          "encoding": "UTF-8"      | "encoding": "UTF-9"       | encoding "UTF-9" is not known
          "format": "csv"          | "format": "xlsx"          | data.format must be csv
          "separator": ","         | "separator": "--"         | must be one character
          """)
  void recipe_withAnError_isRefusedWithTheNameOfTheMember(
      String old, String replacement, String expected) {
    byte[] bytes = HeartRecipe.with(old, replacement == null ? "" : replacement);
    Refusal refusal = refusal(Recipe.read(bytes));
    assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_RECIPE);
    assertThat(refusal.detail()).contains(expected);
  }

  @Test
  void recipe_withoutLabel_isRefused() {
    byte[] bytes =
        HeartRecipe.with(
            "\"label\", \"negative\": [\"0\"], \"positive\": [\"1\", \"2\"]", "\"ignored\"");
    assertThat(refusal(Recipe.read(bytes)).detail()).contains("exactly one label, not 0");
  }

  @Test
  void frozenStatistics_ofOtherFeatures_areRefused() {
    Recipe frozen = heart().with(statistics(List.of("age", "cp=2", "cp=3")));
    String text = new String(frozen.canonicalBytes(), StandardCharsets.UTF_8);
    String other = text.replace("\"cp=2\"", "\"cp=9\"");
    assertThat(refusal(Recipe.read(other.getBytes(StandardCharsets.UTF_8))).detail())
        .contains("standardisation.columns");
  }

  @Test
  void misfit_ofInputsOrOutputs_isNamed() {
    assertThat(heart().misfit(new Logistic(3, 1))).isEmpty();
    assertThat(heart().misfit(new Logistic(4, 1)).orElseThrow().detail())
        .isEqualTo("the architecture has 4 inputs, the recipe 3 features");
    assertThat(heart().misfit(new Logistic(3, 2)).orElseThrow().detail())
        .contains("bce-with-logits needs 1 outputs");
  }

  private static Standardisation statistics(List<String> columns) {
    List<Decimal> numbers = columns.stream().map(name -> Decimal.of(0.1)).toList();
    return new Standardisation(columns, numbers, numbers, 486);
  }

  private static Recipe heart() {
    return switch (Recipe.read(HeartRecipe.bytes())) {
      case Outcome.Accepted<Recipe>(Recipe recipe) -> recipe;
      case Outcome.Refused<Recipe>(Refusal refusal) -> throw new AssertionError(refusal);
    };
  }

  private static Refusal refusal(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<?>) outcome).refusal();
  }
}
