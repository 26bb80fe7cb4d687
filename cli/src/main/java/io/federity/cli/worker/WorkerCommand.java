package io.federity.cli.worker;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.auth.Servers;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.CommandRefusedException;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.home.FederityHome;
import io.federity.cli.remote.Api;
import io.federity.error.ErrorCode;
import io.federity.object.FileObjectStore;
import io.federity.wire.ServerView;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code federity worker}. */
@Command(
    name = "worker",
    description = {
      "Evaluate merges on this hospital's validation rows, for as long as it runs.",
      "Signs in with FEDERITY_CLIENT_ID and FEDERITY_CLIENT_SECRET at FEDERITY_SERVER.",
      "Only counts, accuracy, AUC and loss are sent."
    })
public final class WorkerCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE|DIR",
      description = "Validation rows; in a folder OWNER/NAME.csv or NAME.csv.")
  private Path data = Path.of("");

  @Option(names = "--name", required = true, description = "Name of this worker.")
  private String name = "";

  @Option(
      names = "--training-data",
      paramLabel = "FILE",
      description = "Training rows, where a recipe scales by them (standardize: local).")
  private Optional<Path> trainingData = Optional.empty();

  @Option(names = "--once", description = "Ask once, do what there is, and end.")
  private boolean once;

  @Option(names = "--until-idle", description = "End when there are no more jobs.")
  private boolean untilIdle;

  @Option(
      names = "--interval",
      description = "Seconds between two questions; default ${DEFAULT-VALUE}.")
  private int interval = 2;

  @Mixin private OutputOptions output;

  WorkerCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws InterruptedException {
    Path rows = environment.resolve(data);
    if (!Files.exists(rows)) {
      throw new CommandRefusedException(ErrorCode.BAD_CSV, "there is no " + rows);
    }
    Servers servers = new Servers(environment);
    URI address = orRefuse(servers.usual());
    ServerView server = orRefuse(servers.describe(address));
    Api api = servers.api(address);
    Console console = environment.console();
    var evaluation =
        new EvaluationJob(
            api,
            new FileObjectStore(FederityHome.of(environment).workerFolder()),
            console,
            server.serverKey(),
            new ValidationRows(rows),
            trainingData.map(environment::resolve));
    WorkerLoop.Until until =
        once ? WorkerLoop.Until.ONCE : untilIdle ? WorkerLoop.Until.IDLE : WorkerLoop.Until.STOPPED;
    console.note("Worker %s waits for jobs of %s".formatted(name, address));
    WorkerLoop.Tally tally =
        orRefuse(
            new WorkerLoop(
                    environment,
                    api.evaluations(),
                    evaluation,
                    name,
                    Duration.ofSeconds(Math.max(1, interval)))
                .run(until));
    output.print(
        console,
        tally,
        () ->
            console.data(
                "%d evaluations reported, %d failed".formatted(tally.reported(), tally.failed())));
    return 0;
  }
}
