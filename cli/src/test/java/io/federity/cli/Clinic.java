package io.federity.cli;

import io.federity.cli.workingcopy.TrainingState;
import io.federity.cli.workingcopy.WorkingCopy;
import io.federity.error.Outcome;
import io.federity.tensor.SafetensorsWriter;
import io.federity.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Alice, signed in, with a wallet and a repository of a logistic model with two features. */
final class Clinic {
  static final String RECIPE =
      """
      {"version":1,
       "data":{"format":"csv","separator":",","header":true,"encoding":"UTF-8","missing":["?"],
         "missingRows":"drop","columns":[
           {"name":"note","kind":"ignored"},
           {"name":"age","kind":"numeric"},
           {"name":"sugar","kind":"numeric"},
           {"name":"ill","kind":"label","negative":["0"],"positive":["1"]}]},
       "training":{"trainer":"sgd-torch","loss":"bce-with-logits","optimizer":"sgd",
         "momentum":"0","learningRate":"0.1","batchSize":0,"localSteps":1,"localEpochs":0,
         "fedproxMu":"0","seed":42},
       "initial":"zeros","standardize":"none"}
      """;
  static final String ARCHITECTURE = "{\"architecture\":\"logistic\",\"inputs\":2,\"outputs\":1}";

  final Terminal terminal;
  String recipe = RECIPE;

  Clinic(Path folder, FakeServer server) throws IOException {
    terminal = new Terminal(folder, server);
    terminal.ok("auth", "login", "--no-browser");
    terminal.ok("wallet", "create");
  }

  Clinic withRepository() throws IOException {
    Files.writeString(terminal.directory.resolve("recipe.json"), recipe);
    Files.writeString(terminal.directory.resolve("architecture.json"), ARCHITECTURE);
    terminal.ok(
        "repo",
        "create",
        "heart",
        "--recipe",
        "recipe.json",
        "--architecture",
        "architecture.json");
    return this;
  }

  Clinic withClone() throws IOException {
    withRepository();
    terminal.ok("clone", "cleveland/heart", "clone");
    terminal.directory = terminal.directory.resolve("clone");
    return this;
  }

  WorkingCopy copy() {
    return switch (WorkingCopy.find(terminal.directory)) {
      case Outcome.Accepted<WorkingCopy>(WorkingCopy copy) -> copy;
      case Outcome.Refused<WorkingCopy>(var refusal) -> throw new AssertionError(refusal);
    };
  }

  /** As if the model had been trained to these weights. */
  void trained(float first, float second) throws IOException {
    writeModel(
        Tensor.ofFloats("fc.weight", List.of(1L, 2L), first, second),
        Tensor.ofFloats("fc.bias", List.of(1L), 0.5f));
    copy()
        .saveTraining(
            new TrainingState(
                copy().head().orElseThrow().hex(),
                4,
                Map.of("loss.before", "0.69", "loss.after", "0.5"),
                Map.of("seed", "42"),
                0,
                0,
                1,
                0));
  }

  void writeModel(Tensor... tensors) throws IOException {
    SafetensorsWriter.write(List.of(tensors), Map.of(), copy().modelFile());
  }
}
