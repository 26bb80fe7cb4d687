package io.federity.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.federity.dataset.Examples;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.recipe.ArchitectureDescriptor.TorchScript;
import io.federity.recipe.Decimal;
import io.federity.recipe.TrainingSettings;
import io.federity.recipe.TrainingSettings.Loss;
import io.federity.recipe.TrainingSettings.Optimizer;
import io.federity.recipe.TrainingSettings.Trainer;
import io.federity.tensor.DType;
import io.federity.tensor.Tensor;
import io.federity.training.LocalTrainer;
import io.federity.training.TrainingOptions;
import io.federity.training.TrainingOutcome;
import io.federity.training.TrainingRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fixtures come from make_modules.py beside them. */
class ScriptedNetworkTest {
  private static final Examples ROWS =
      new Examples(
          3,
          new float[] {1, 2, 3, -1, 0.5f, 0, 2, 2, -1, 0, 1, 1},
          new int[] {1, 0, 1, 0},
          List.of());

  @TempDir private Path folder;

  @Test
  void savedTensors_holdBuffersAndTiedWeightsOnce() throws IOException {
    assertThat(saved().stream().map(Tensor::name))
        .containsExactly(
            "encode.weight",
            "fc1.bias",
            "fc1.weight",
            "fc2.bias",
            "fc2.weight",
            "norm.bias",
            "norm.num_batches_tracked",
            "norm.running_mean",
            "norm.running_var",
            "norm.weight");
    assertThat(tensor(saved(), "norm.num_batches_tracked").spec().dtype()).isEqualTo(DType.I64);
  }

  // The expected logits were printed by make_modules.py.
  @Test
  void forward_inInferenceMode_givesPythonsLogits() throws IOException {
    Network network = accepted(Network.open(model("scripted.pt"), saved()));
    try (network) {
      double[] losses = new double[2];
      float[] logits = {0.40813642740249634f, 0.4425194263458252f};
      for (int row = 0; row < 2; row++) {
        Examples one =
            new Examples(
                3,
                java.util.Arrays.copyOfRange(ROWS.inputs(), 3 * row, 3 * row + 3),
                new int[] {0},
                List.of());
        losses[row] = accepted(ModelEvaluator.evaluate(network, Loss.BCE_WITH_LOGITS, one)).loss();
        assertThat(losses[row]).isCloseTo(Math.log1p(Math.exp(logits[row])), within(1e-6));
      }
    }
  }

  @Test
  void training_changesParametersAndBatchNormStatistics_andKeepsTiedWeightsTied()
      throws IOException {
    var trained = trained(saved());
    assertThat(tensor(trained, "norm.num_batches_tracked").getLong(0)).isEqualTo(5);
    assertThat(tensor(trained, "norm.running_mean").getFloat(0)).isNotZero();
    assertThat(tensor(trained, "encode.weight").getFloat(0))
        .isNotEqualTo(tensor(saved(), "encode.weight").getFloat(0));
    // Written back into a fresh module, the tensors give the same outputs: nothing was left out.
    var again =
        accepted(
            ModelEvaluator.evaluate(model("scripted.pt"), trained, Loss.BCE_WITH_LOGITS, ROWS));
    assertThat(again)
        .isEqualTo(
            accepted(
                ModelEvaluator.evaluate(
                    model("scripted.pt"), trained, Loss.BCE_WITH_LOGITS, ROWS)));
    assertThat(again.loss())
        .isNotEqualTo(
            accepted(
                    ModelEvaluator.evaluate(
                        model("scripted.pt"), saved(), Loss.BCE_WITH_LOGITS, ROWS))
                .loss());
  }

  @Test
  void training_withDropout_twice_givesTheSameBits() throws IOException {
    List<Tensor> first = trained(saved());
    List<Tensor> second = trained(saved());
    for (int i = 0; i < first.size(); i++) {
      assertThat(second.get(i).data().mismatch(first.get(i).data())).isEqualTo(-1);
    }
  }

  @Test
  void tracedModule_isRefused() throws IOException {
    Refusal refusal = refused(Network.savedTensors(file("traced.pt")));
    assertThat(refusal.code()).isEqualTo(ErrorCode.TRACED_MODULE);
    assertThat(refusal.code().remedy()).contains("torch.jit.script");
  }

  @Test
  void moduleWithUnreadableBuffers_isRefused() throws IOException {
    Refusal refusal = refused(Network.savedTensors(file("hidden_buffers.pt")));
    assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_ARCHITECTURE);
    assertThat(refusal.detail()).contains("get_buffers");
  }

  @Test
  void fileThatIsNoModule_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("module.pt"), "not a module");
    assertThat(refused(Network.savedTensors(file)).code()).isEqualTo(ErrorCode.BAD_ARCHITECTURE);
  }

  @Test
  void tensorsWithoutABuffer_areRefused() throws IOException {
    var tensors = new ArrayList<>(saved());
    tensors.removeIf(tensor -> tensor.name().equals("norm.running_var"));
    Refusal refusal = refused(Network.open(model("scripted.pt"), tensors));
    assertThat(refusal.code()).isEqualTo(ErrorCode.STRUCTURE_CHANGED);
    assertThat(refusal.detail()).isEqualTo("tensor norm.running_var is missing");
  }

  private List<Tensor> trained(List<Tensor> base) throws IOException {
    var settings =
        new TrainingSettings(
            Trainer.SGD_TORCH,
            Loss.BCE_WITH_LOGITS,
            Optimizer.ADAM,
            new Decimal("0"),
            new Decimal("0.01"),
            0,
            5,
            0,
            new Decimal("0"),
            1);
    TrainingOutcome outcome =
        LocalTrainer.train(
            new TrainingRequest(
                model("scripted.pt"), base, settings, ROWS, TrainingOptions.DEFAULT));
    assertThat(outcome).isInstanceOf(TrainingOutcome.Trained.class);
    return ((TrainingOutcome.Trained) outcome).tensors();
  }

  private List<Tensor> saved() throws IOException {
    return accepted(Network.savedTensors(file("scripted.pt")));
  }

  private ModelDefinition model(String name) throws IOException {
    return new ModelDefinition(new TorchScript("0".repeat(64), 3, 1), Optional.of(file(name)));
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = ScriptedNetworkTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  private static Tensor tensor(List<Tensor> tensors, String name) {
    return tensors.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  private static <T> T accepted(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) -> throw new AssertionError(refusal);
    };
  }

  private static Refusal refused(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<?>) outcome).refusal();
  }
}
