package io.federity.cli.diff;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.auth.Servers;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.CommandRefusedException;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.console.Table;
import io.federity.cli.workingcopy.WorkingCopy;
import io.federity.error.ErrorCode;
import io.federity.tensor.SafetensorsFile;
import io.federity.tensor.SafetensorsOutcome;
import io.federity.tensor.SafetensorsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code federity diff}. */
@Command(
    name = "diff",
    description =
        "Show what differs: two commits, a commit and model.safetensors, or without arguments"
            + " model.safetensors and its base.")
public final class DiffCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FROM",
      description = "Id, the first digits of it, branch or tag; by default the base.")
  private Optional<String> from = Optional.empty();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TO",
      description = "The same; by default the working copy's model.safetensors.")
  private Optional<String> to = Optional.empty();

  @Mixin private OutputOptions output;

  DiffCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    WorkingCopy copy = orRefuse(WorkingCopy.find(environment.directory()));
    Console console = environment.console();
    Sides sides =
        new Sides(
            copy,
            new Servers(environment).api(orRefuse(Servers.parse(copy.config().server()))),
            console);
    ModelSide before = orRefuse(from.map(sides::commit).orElseGet(sides::base));
    ModelDiff diff =
        to.isPresent()
            ? orRefuse(sides.commit(to.get()).then(after -> ModelDiff.between(before, after)))
            : withFile(copy, sides, before);
    console.endProgress();
    output.print(console, diff, () -> print(console, diff));
    return 0;
  }

  private static ModelDiff withFile(WorkingCopy copy, Sides sides, ModelSide before) {
    try {
      return switch (SafetensorsReader.read(copy.modelFile())) {
        case SafetensorsOutcome.Parsed(SafetensorsFile open) -> {
          try (open) {
            yield orRefuse(sides.file(open).then(after -> ModelDiff.between(before, after)));
          }
        }
        case SafetensorsOutcome.Malformed(var defect, String detail) ->
            throw new CommandRefusedException(
                ErrorCode.MALFORMED_SAFETENSORS,
                "%s: %s, %s".formatted(copy.modelFile().getFileName(), defect, detail));
      };
    } catch (NoSuchFileException e) {
      throw new CommandRefusedException(
          ErrorCode.MALFORMED_SAFETENSORS, "there is no file " + copy.modelFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + copy.modelFile(), e);
    }
  }

  private static void print(Console console, ModelDiff diff) {
    console.data("from  " + diff.from());
    console.data("to    " + diff.to());
    if (diff.isEmpty()) {
      console.data("Nothing differs.");
      return;
    }
    if (diff.architectureChanged()) {
      console.data("The architecture differs.");
    }
    print(console, "RECIPE", diff.recipe());
    print(console, "METRIC", diff.metrics());
    if (!diff.tensors().isEmpty()) {
      console.data("");
      Table table = new Table("TENSOR", "CHANGE", "FORM", "L2", "L2 BEFORE", "MAX", "SHARE");
      diff.tensors().forEach(tensor -> row(table, tensor));
      table.print(console);
    }
    console.data(
        "%d of %d tensors differ"
            .formatted(diff.tensors().size(), diff.tensors().size() + diff.unchanged()));
  }

  private static void print(Console console, String heading, List<ValueDiff> values) {
    if (!values.isEmpty()) {
      console.data("");
      Table table = new Table(heading, "FROM", "TO");
      values.forEach(one -> table.row(one.name(), shown(one.from()), shown(one.to())));
      table.print(console);
    }
  }

  private static void row(Table table, TensorDiff tensor) {
    String form = shown(tensor.to() == null ? tensor.from() : tensor.to());
    if (tensor.change().equals("reshaped")) {
      form = tensor.from() + " -> " + tensor.to();
    }
    table.row(
        tensor.name(),
        tensor.change(),
        form,
        number(tensor.l2()),
        number(tensor.baseL2()),
        number(tensor.maxAbs()),
        tensor.shareChanged() == null
            ? "-"
            : String.format(Locale.ROOT, "%.1f %%", 100 * tensor.shareChanged()));
  }

  private static String shown(@Nullable String value) {
    return value == null ? "-" : value;
  }

  private static String number(@Nullable Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, "%.4g", value);
  }
}
