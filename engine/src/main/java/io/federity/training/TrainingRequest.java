package io.federity.training;

import io.federity.dataset.Examples;
import io.federity.inference.ModelDefinition;
import io.federity.recipe.TrainingSettings;
import io.federity.tensor.Tensor;
import java.util.List;

/**
 * One site's work in one round.
 *
 * @param base the branch head's tensors: where training starts and what FedProx pulls towards
 * @param examples the site's scaled training rows
 */
public record TrainingRequest(
    ModelDefinition model,
    List<Tensor> base,
    TrainingSettings settings,
    Examples examples,
    TrainingOptions options) {
  /** Copies the list. */
  public TrainingRequest {
    base = List.copyOf(base);
  }
}
