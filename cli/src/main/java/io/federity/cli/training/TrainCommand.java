package io.federity.cli.training;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.workingcopy.BaseModel;
import io.federity.cli.workingcopy.TrainingState;
import io.federity.cli.workingcopy.WorkingCopy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code federity train}. */
@Command(
    name = "train",
    description = {
      "Train the pulled model on your own rows, as the recipe says. The rows stay here.",
      "How to train is the recipe's, the same for every hospital; nothing of it can be changed."
    })
public final class TrainCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Option(names = "--data", required = true, paramLabel = "FILE", description = "Training rows.")
  private Path data = Path.of("");

  @Option(names = "--validation", paramLabel = "FILE", description = "Rows to measure on.")
  private Optional<Path> validation = Optional.empty();

  @Option(
      names = "--threads",
      description = "Threads of PyTorch; more than 1 may change the last bits. Default 1.")
  private int threads = 1;

  @Mixin private OutputOptions output;

  TrainCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    WorkingCopy copy = orRefuse(WorkingCopy.find(environment.directory()));
    BaseModel base = orRefuse(BaseModel.ofWhole(copy));
    Console console = environment.console();
    copy.removeLeftovers(environment.clock().instant().minus(Duration.ofHours(1)));
    console.progress("Training ...");
    LocalTraining.Result result =
        orRefuse(
            new LocalTraining(copy, base)
                .train(environment.resolve(data), validation.map(environment::resolve), threads));
    console.endProgress();
    result.notices().forEach(notice -> console.note("Note: " + notice));
    TrainingState state = result.state();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("base", state.base());
    json.put("rows", state.numExamples());
    json.put("lossBefore", number(state, "loss.before"));
    json.put("lossAfter", number(state, "loss.after"));
    json.put("metrics", new TreeMap<>(state.metrics()));
    json.put("training", new TreeMap<>(state.training()));
    json.put("notices", result.notices());
    output.print(
        console,
        json,
        () -> {
          console.data(
              "Trained on %s, %d rows".formatted(base.id().shortHex(), state.numExamples()));
          new TreeMap<>(state.metrics())
              .forEach((name, value) -> console.data("  %-28s %s".formatted(name, value)));
        });
    console.note("Next: federity commit -m \"what you did\"");
    return 0;
  }

  private static double number(TrainingState state, String metric) {
    return Double.parseDouble(state.metrics().getOrDefault(metric, "NaN"));
  }
}
