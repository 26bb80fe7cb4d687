package io.federity.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.error.Outcome;
import io.federity.inference.ModelDefinition;
import io.federity.recipe.ArchitectureDescriptor.Activation;
import io.federity.recipe.ArchitectureDescriptor.Logistic;
import io.federity.recipe.ArchitectureDescriptor.Mlp;
import io.federity.recipe.Recipe.InitialValues;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitialParametersTest {
  private static final ModelDefinition HEART = ModelDefinition.of(new Logistic(13, 1));

  @Test
  void uniform_staysWithinPytorchsBound() {
    var model = ModelDefinition.of(new Mlp(Activation.RELU, List.of(64), 16, 1));
    for (Tensor tensor : of(model, InitialValues.UNIFORM, 3)) {
      double bound = tensor.name().startsWith("fc1") ? 0.25 : 0.125;
      double largest = 0;
      for (long i = 0; i < tensor.elementCount(); i++) {
        largest = Math.max(largest, Math.abs(tensor.getDouble(i)));
      }
      assertThat(largest).as(tensor.name()).isLessThanOrEqualTo(bound);
      if (tensor.elementCount() > 10) {
        assertThat(largest).as(tensor.name()).isGreaterThan(bound * 0.8);
      }
    }
  }

  /** A root commit must have the same id on every machine, so the bits are pinned. */
  @Test
  void uniform_ofSeed42_hasTheKnownObjectIds() {
    assertThat(of(HEART, InitialValues.UNIFORM, 42).stream().map(t -> TensorObject.id(t).hex()))
        .containsExactly(
            "fd4c68f59c6c907ff3a3aa5e827a23993918363b21999dbe828ac078eba7669b",
            "d5ead1692fef37e547770176dae94a2f1dfc299b39920028c5c224262ed71b0f");
  }

  @Test
  void zeros_areZero() {
    for (Tensor tensor : of(HEART, InitialValues.ZEROS, 42)) {
      for (long i = 0; i < tensor.elementCount(); i++) {
        assertThat(tensor.getDouble(i)).isZero();
      }
    }
  }

  private static List<Tensor> of(ModelDefinition model, InitialValues values, long seed) {
    return ((Outcome.Accepted<List<Tensor>>) InitialParameters.of(model, values, seed)).value();
  }
}
