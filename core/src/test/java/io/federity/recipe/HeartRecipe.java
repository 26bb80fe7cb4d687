package io.federity.recipe;

import java.nio.charset.StandardCharsets;

/** A recipe as a person writes it, for the tests of this package. */
final class HeartRecipe {
  private HeartRecipe() {}

  static final String TEXT =
      """
      {"version": 1,
       "data": {"format": "csv", "separator": ",", "header": false, "encoding": "UTF-8",
         "missing": ["?"], "missingRows": "drop",
         "columns": [
           {"name": "cp", "kind": "categorical", "categories": ["1", "2", "3"], "dropFirst": true},
           {"name": "age", "kind": "numeric"},
           {"name": "slope", "kind": "ignored"},
           {"name": "num", "kind": "label", "negative": ["0"], "positive": ["1", "2"]}]},
       "training": {"trainer": "sgd-torch", "loss": "bce-with-logits", "optimizer": "sgd",
         "momentum": "0", "learningRate": "0.10", "batchSize": 0, "localSteps": 0,
         "localEpochs": 1, "fedproxMu": "0", "seed": 42},
       "initial": "zeros", "standardize": "federated"}
      """;

  static byte[] bytes() {
    return TEXT.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] with(String old, String replacement) {
    if (!TEXT.contains(old)) {
      throw new IllegalArgumentException("not in the recipe: " + old);
    }
    return TEXT.replace(old, replacement).getBytes(StandardCharsets.UTF_8);
  }
}
