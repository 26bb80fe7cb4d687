package io.federity.proof.relation;

import io.federity.proof.interaction.Channel;
import io.federity.proof.lookup.LogUp;
import java.util.List;
import java.util.function.Supplier;

/**
 * The relation of a training proof, batched over all steps (section 5 of {@code fzk/1}, statement
 * TRAIN): lookups, matrix products of each layer, updates, cell equations; at the end one tensor
 * constraint a root. Written once for all sides, in the order of section 6.1.
 */
final class TrainingRelation {
  private TrainingRelation() {}

  /**
   * Walks through the relation.
   *
   * @param runVariables bits of an index into the run root's vector
   * @param dataVariables bits of an index into the data root's vector
   * @param witness asked only by the prover's side
   */
  static void walk(
      Channel channel,
      PublicRun known,
      int runVariables,
      int dataVariables,
      Supplier<TrainingWitness> witness) {
    TrainingShape shape = known.shape();
    TrainingClaims claims = new TrainingClaims(channel, known, witness);
    LogUp.reduce(channel, shape.lookups(), () -> witness.get().lookups()).forEach(claims::addOnRun);
    List<LayerSteps> layers =
        shape.layers().stream().map(layer -> new LayerSteps(claims, layer)).toList();
    layers.forEach(LayerSteps::forward);
    layers.stream().skip(1).forEach(LayerSteps::backward);
    layers.forEach(LayerSteps::update);
    CellSteps cells = new CellSteps(claims);
    shape.hidden().ifPresent(cells::hidden);
    cells.output(shape.output());
    Batching.reduce(
        channel, "batch.run", 0, runVariables, claims.onRun(), () -> witness.get().runVector());
    Batching.reduce(
        channel, "batch.data", 1, dataVariables, claims.onData(), () -> witness.get().dataVector());
  }
}
