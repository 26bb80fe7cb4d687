package io.federity.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.federity.dataset.Examples;
import io.federity.dataset.InputScaling;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.inference.ModelDefinition;
import io.federity.recipe.ArchitectureDescriptor.Activation;
import io.federity.recipe.ArchitectureDescriptor.Logistic;
import io.federity.recipe.ArchitectureDescriptor.Mlp;
import io.federity.recipe.Recipe.InitialValues;
import io.federity.recipe.TrainingSettings;
import io.federity.recipe.TrainingSettings.Loss;
import io.federity.recipe.TrainingSettings.Optimizer;
import io.federity.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalTrainerTest {
  /** Two rows of one feature: x = 1 with label 1, x = 3 with label 0. */
  private static final Examples TWO_ROWS =
      new Examples(1, new float[] {1, 3}, new int[] {1, 0}, List.of());

  private static final ModelDefinition LINE = ModelDefinition.of(new Logistic(1, 1));

  // At w = b = 0 every p is 0.5: dL/dw = ((0.5 - 1) * 1 + 0.5 * 3) / 2 = 0.5, dL/db = 0.
  @Test
  void sgd_fromZeros_takesTheHandComputedStep() {
    List<Tensor> trained = trained(LINE, zeros(LINE), Settings.ONE_STEP, TWO_ROWS).tensors();
    assertThat(value(trained, "fc.weight", 0)).isEqualTo(-0.05f);
    assertThat(value(trained, "fc.bias", 0)).isZero();
  }

  @Test
  void momentum_overTwoSteps_takesTheHandComputedPath() {
    // w1 = -0.05; z = (-0.05, -0.15); dw2 = ((s(-.05) - 1) * 1 + s(-.15) * 3) / 2
    double dw2 = ((sigmoid(-0.05) - 1) + sigmoid(-0.15) * 3) / 2;
    double db2 = ((sigmoid(-0.05) - 1) + sigmoid(-0.15)) / 2;
    Settings settings = Settings.ONE_STEP.optimizer(Optimizer.MOMENTUM, "0.9").steps(2);
    List<Tensor> trained = trained(LINE, zeros(LINE), settings, TWO_ROWS).tensors();
    assertThat((double) value(trained, "fc.weight", 0))
        .isCloseTo(-0.05 - 0.1 * (0.9 * 0.5 + dw2), within(1e-7));
    assertThat((double) value(trained, "fc.bias", 0)).isCloseTo(-0.1 * db2, within(1e-7));
  }

  @Test
  void adam_overTwoSteps_takesTheHandComputedPath() {
    // The first corrected step is rate * g / (|g| + eps): -0.1 for the weight.
    double w1 = -0.1;
    double dw1 = 0.5;
    double dw2 = ((sigmoid(w1) - 1) + sigmoid(3 * w1) * 3) / 2;
    double m = (0.9 * 0.1 * dw1 + 0.1 * dw2) / (1 - 0.81);
    double v = (0.999 * 0.001 * dw1 * dw1 + 0.001 * dw2 * dw2) / (1 - 0.999 * 0.999);
    Settings settings = Settings.ONE_STEP.optimizer(Optimizer.ADAM, "0").steps(2);
    List<Tensor> trained = trained(LINE, zeros(LINE), settings, TWO_ROWS).tensors();
    assertThat((double) value(trained, "fc.weight", 0))
        .isCloseTo(w1 - 0.1 * m / (Math.sqrt(v) + 1e-8), within(1e-6));
  }

  @Test
  void fedprox_pullsTowardsTheBase() {
    Settings settings = Settings.ONE_STEP.steps(200);
    double free = value(trained(LINE, zeros(LINE), settings, TWO_ROWS).tensors(), "fc.weight", 0);
    double held =
        value(trained(LINE, zeros(LINE), settings.mu("10"), TWO_ROWS).tensors(), "fc.weight", 0);
    assertThat(Math.abs(held)).isLessThan(Math.abs(free) / 5).isGreaterThan(0);
    // The first step starts at the base, where the pull is zero.
    List<Tensor> first = trained(LINE, zeros(LINE), Settings.ONE_STEP.mu("10"), TWO_ROWS).tensors();
    assertThat(value(first, "fc.weight", 0)).isEqualTo(-0.05f);
  }

  @Test
  void mse_fromZeros_takesTheHandComputedStep() {
    // dL/dw = mean(2 (o - y) x) = (2 * (-1) * 1 + 0) / 2 = -1
    Settings settings = Settings.ONE_STEP.loss(Loss.MSE);
    List<Tensor> trained = trained(LINE, zeros(LINE), settings, TWO_ROWS).tensors();
    assertThat(value(trained, "fc.weight", 0)).isEqualTo(0.1f);
  }

  @Test
  void crossEntropy_ofTwoOutputs_movesThemApart() {
    ModelDefinition two = ModelDefinition.of(new Logistic(1, 2));
    Settings settings = Settings.ONE_STEP.loss(Loss.CROSS_ENTROPY);
    List<Tensor> trained = trained(two, zeros(two), settings, TWO_ROWS).tensors();
    assertThat(value(trained, "fc.weight", 1)).isEqualTo(-0.05f);
    assertThat(value(trained, "fc.weight", 0)).isEqualTo(0.05f);
  }

  @Test
  void sameRequest_twice_givesTheSameBits() {
    ModelDefinition model = ModelDefinition.of(new Mlp(Activation.RELU, List.of(8), 3, 1));
    Examples examples = scaled(100, 5);
    Settings settings = Settings.ONE_STEP.batch(8).steps(50);
    List<Tensor> base = initial(model, InitialValues.UNIFORM, 9);
    assertThat(bits(trained(model, base, settings, examples).tensors()))
        .isEqualTo(bits(trained(model, base, settings, examples).tensors()));
  }

  @Test
  void otherSeed_givesOtherBits() {
    ModelDefinition model = ModelDefinition.of(new Logistic(3, 1));
    TrainingSettings settings = Settings.ONE_STEP.batch(8).steps(50).build();
    var base = zeros(model);
    Examples examples = scaled(100, 5);
    var a = new TrainingRequest(model, base, settings, examples, TrainingOptions.DEFAULT);
    var b =
        new TrainingRequest(model, base, settings, examples, TrainingOptions.DEFAULT.withSeed(7));
    assertThat(bits(trained(a).tensors())).isNotEqualTo(bits(trained(b).tensors()));
    assertThat(trained(b).record().seed()).isEqualTo(7);
  }

  @Test
  void positionCarriedOver_makesTwoRoundsEqualOneLongRound() {
    ModelDefinition model = ModelDefinition.of(new Logistic(3, 1));
    Examples examples = scaled(30, 5); // 8 batches an epoch: a round ends inside an epoch
    Settings settings = Settings.ONE_STEP.batch(4).steps(13);
    var first = trained(model, zeros(model), settings, examples);
    assertThat(first.record().next()).isEqualTo(new BatchPosition(1, 5));
    TrainingOptions onwards = TrainingOptions.DEFAULT.from(first.record().next());
    var second =
        trained(new TrainingRequest(model, first.tensors(), settings.build(), examples, onwards));
    var whole = trained(model, zeros(model), settings.steps(26), examples);
    assertThat(bits(second.tensors())).isEqualTo(bits(whole.tensors()));
    assertThat(second.record().next()).isEqualTo(whole.record().next());
  }

  @Test
  void oneClassSite_trainsAndIsTold() {
    var dataset =
        new io.federity.dataset.Dataset(
            List.of("a", "b", "c"),
            List.of(new double[] {1, 2, 0}, new double[] {1, 4, 0}),
            new int[] {1, 1});
    Examples examples = InputScaling.none().apply(dataset);
    ModelDefinition model = ModelDefinition.of(new Logistic(3, 1));
    var trained = trained(model, zeros(model), Settings.ONE_STEP, examples);
    assertThat(trained.record().notices()).hasSize(2);
    assertThat(trained.record().notices().get(0)).contains("all 2 rows have label 1");
    assertThat(trained.record().notices().get(1)).contains("a, c");
    assertThat(trained.record().after().auc()).isEmpty();
    assertThat(trained.record().after().loss()).isLessThan(trained.record().before().loss());
  }

  @Test
  void hugeLearningRate_isRefusedWithARemedy() {
    Examples wild = new Examples(1, new float[] {1e30f, -1e30f}, new int[] {1, 1}, List.of());
    var request =
        new TrainingRequest(
            LINE,
            zeros(LINE),
            Settings.ONE_STEP.loss(Loss.MSE).rate("1e30").steps(10).build(),
            wild,
            TrainingOptions.DEFAULT);
    TrainingOutcome outcome = LocalTrainer.train(request);
    assertThat(outcome).isInstanceOf(TrainingOutcome.Refused.class);
    var refusal = ((TrainingOutcome.Refused) outcome).refusal();
    assertThat(refusal.code()).isEqualTo(ErrorCode.TRAINING_DIVERGED);
    assertThat(refusal.code().remedy()).contains("learning rate");
  }

  @Test
  void tensorsOfAnotherArchitecture_areRefused() {
    var request =
        new TrainingRequest(
            LINE,
            zeros(ModelDefinition.of(new Logistic(2, 1))),
            Settings.ONE_STEP.build(),
            TWO_ROWS,
            TrainingOptions.DEFAULT);
    TrainingOutcome outcome = LocalTrainer.train(request);
    var refusal = ((TrainingOutcome.Refused) outcome).refusal();
    assertThat(refusal.code()).isEqualTo(ErrorCode.STRUCTURE_CHANGED);
    assertThat(refusal.detail()).contains("fc.weight is F32 [1, 2]", "[1, 1]");
  }

  @Test
  void record_saysHowItWasTrained_andIsReadBack() {
    ModelDefinition model = ModelDefinition.of(new Logistic(3, 1));
    TrainingRecord record =
        trained(model, zeros(model), Settings.ONE_STEP.batch(4).steps(13), scaled(30, 5)).record();
    assertThat(record.rows()).isEqualTo(30);
    assertThat(record.epochs()).isEqualTo(2);
    assertThat(record.environment().threads()).isEqualTo(1);
    assertThat(record.environment().pytorch()).isEqualTo("2.7.1");
    assertThat(record.metrics()).containsKeys("loss.before", "loss.after", "accuracy.after");
    assertThat(record.provenance())
        .containsEntry("seed", "42")
        .containsKeys("jvm", "cpu", "instructionSet", "os");
    Outcome<TrainingRecord> read = TrainingRecord.read(record.canonicalBytes());
    assertThat(read).isInstanceOf(Outcome.Accepted.class);
    TrainingRecord copy = ((Outcome.Accepted<TrainingRecord>) read).value();
    assertThat(copy.canonicalBytes()).isEqualTo(record.canonicalBytes());
  }

  private static Examples scaled(int rows, long seed) {
    var data = SyntheticSites.site(rows, 3, seed);
    return InputScaling.with(
            ((Outcome.Accepted<io.federity.recipe.Standardisation>)
                    io.federity.statistics.PooledStatistics.pool(
                        data.features(), List.of(data.statistics())))
                .value())
        .apply(data);
  }

  private static TrainingOutcome.Trained trained(
      ModelDefinition model, List<Tensor> base, Settings settings, Examples examples) {
    return trained(
        new TrainingRequest(model, base, settings.build(), examples, TrainingOptions.DEFAULT));
  }

  private static TrainingOutcome.Trained trained(TrainingRequest request) {
    TrainingOutcome outcome = LocalTrainer.train(request);
    assertThat(outcome).isInstanceOf(TrainingOutcome.Trained.class);
    return (TrainingOutcome.Trained) outcome;
  }

  private static List<Tensor> zeros(ModelDefinition model) {
    return initial(model, InitialValues.ZEROS, 0);
  }

  private static List<Tensor> initial(ModelDefinition model, InitialValues values, long seed) {
    return ((Outcome.Accepted<List<Tensor>>) InitialParameters.of(model, values, seed)).value();
  }

  private static float value(List<Tensor> tensors, String name, long index) {
    Optional<Tensor> found = tensors.stream().filter(t -> t.name().equals(name)).findFirst();
    return found.orElseThrow().getFloat(index);
  }

  private static List<Integer> bits(List<Tensor> tensors) {
    return tensors.stream()
        .flatMap(tensor ->
            java.util.stream.LongStream.range(0, tensor.elementCount())
                .mapToObj(i -> Float.floatToRawIntBits(tensor.getFloat(i))))
        .toList();
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}
