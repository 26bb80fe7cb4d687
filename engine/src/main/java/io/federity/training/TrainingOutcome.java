package io.federity.training;

import io.federity.error.Refusal;
import io.federity.tensor.Tensor;
import java.util.List;

/** What training gave. */
public sealed interface TrainingOutcome {
  /**
   * The site's new model.
   *
   * @param tensors complete result tensors, sorted by name, all finite
   */
  record Trained(List<Tensor> tensors, TrainingRecord record) implements TrainingOutcome {
    /** Copies the list. */
    public Trained {
      tensors = List.copyOf(tensors);
    }
  }

  /** Nothing was trained, or the training went astray; the base is untouched. */
  record Refused(Refusal refusal) implements TrainingOutcome {}
}
