package io.federity.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.tensor.SafetensorsFile;
import io.federity.tensor.SafetensorsOutcome;
import io.federity.tensor.SafetensorsReader;
import io.federity.tensor.SafetensorsWriter;
import io.federity.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** What goes wrong in every federation, shown once: a broken update and an outsized one. */
final class Mischief {
  private static final double OUTSIZED = 10_000;

  private final Consortium consortium;
  private final Story story;
  private final Summary summary;
  private final TrainingRound round;

  Mischief(Consortium consortium, Story story, Summary summary, TrainingRound round) {
    this.consortium = consortium;
    this.story = story;
    this.summary = summary;
    this.round = round;
  }

  /** A script of Hungary wrote NaN: the server refuses the push and stores nothing. */
  void pushNonFinite(int number) {
    DemoPerson bela = DemoPerson.CONTRIBUTORS.get(1);
    round.train(bela);
    change(bela, value -> Double.NaN);
    consortium
        .runInClone(bela, "commit", "--no-verify", "-m", "A script wrote NaN", "--json")
        .orThrow();
    CommandResult push = consortium.runInClone(bela, "push", "--json");
    if (push.ok()) {
      throw new DemoFailure("a non-finite update was accepted: " + push.output());
    }
    JsonNode problem = push.problem();
    if (!problem.path("code").asText().equals("non-finite-parameter")) {
      throw new DemoFailure("a non-finite update was refused for another reason: " + problem);
    }
    story.tell("refused: " + problem.path("detail").asText());
    summary.add(
        new Summary.Pushed(
            number,
            bela.hospital(),
            bela.username(),
            "refused",
            "",
            problem.path("code").asText() + ": " + problem.path("detail").asText()));
  }

  /** An update 10,000 times too large is well formed; a person sees it and rejects it. */
  void pushOutsized(int number) {
    DemoPerson victor = DemoPerson.CONTRIBUTORS.get(3);
    round.train(victor);
    change(victor, value -> value * OUTSIZED);
    JsonNode pushed = round.push(victor, "Scaled by mistake");
    int contribution = pushed.path("number").asInt();
    JsonNode seen = round.awaitReview(contribution);
    String reason = "The update is thousands of times larger than its base; looks like a mistake.";
    consortium.ask(
        TrainingRound.reviewerFor(victor.username()),
        "contribution",
        "reject",
        String.valueOf(contribution),
        "--commit",
        seen.path("commit").asText(),
        "--reason",
        reason);
    story.tell("rejected by rita.cleveland: " + reason);
    summary.add(
        new Summary.Pushed(
            number,
            victor.hospital(),
            victor.username(),
            "rejected",
            seen.path("commit").asText(),
            reason));
  }

  private void change(DemoPerson person, DoubleUnaryOperator change) {
    Path file = consortium.clone(person).resolve("model.safetensors");
    try {
      List<Tensor> changed;
      try (SafetensorsFile model = read(file)) {
        changed = model.tensors().stream().map(tensor -> change(tensor, change)).toList();
      }
      SafetensorsWriter.write(changed, Map.of(), file);
    } catch (IOException e) {
      throw new DemoFailure("cannot change " + file, e);
    }
  }

  private static SafetensorsFile read(Path file) throws IOException {
    return switch (SafetensorsReader.read(file)) {
      case SafetensorsOutcome.Parsed parsed -> parsed.file();
      case SafetensorsOutcome.Malformed malformed ->
          throw new DemoFailure(file + " is malformed: " + malformed.detail());
    };
  }

  private static Tensor change(Tensor tensor, DoubleUnaryOperator change) {
    float[] values = tensor.toFloatArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) change.applyAsDouble(values[i]);
    }
    return Tensor.ofFloats(tensor.name(), tensor.spec().shape(), values);
  }
}
