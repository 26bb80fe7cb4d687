package io.federity.cli.statistics;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.auth.Servers;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.remote.Api;
import io.federity.cli.wallet.WalletFile;
import io.federity.cli.workingcopy.BaseModel;
import io.federity.cli.workingcopy.WorkingCopy;
import io.federity.dataset.CsvDatasetReader;
import io.federity.dataset.CsvReading;
import io.federity.statistics.SiteStatistics;
import io.federity.wallet.SigningKey;
import io.federity.wire.StatisticsRequest;
import io.federity.wire.StatisticsView;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code federity stats push}. */
@Command(
    name = "push",
    description = {
      "Sign and send number of rows, sum and sum of squares of every feature.",
      "Nothing else about the rows leaves this machine."
    })
public final class StatsPushCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Option(names = "--data", required = true, paramLabel = "FILE", description = "Training rows.")
  private Path data = Path.of("");

  @Mixin private OutputOptions output;

  StatsPushCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    WorkingCopy copy = orRefuse(WorkingCopy.find(environment.directory()));
    BaseModel base = orRefuse(BaseModel.of(copy));
    CsvReading reading =
        orRefuse(CsvDatasetReader.read(environment.resolve(data), base.model().recipe().data()));
    Console console = environment.console();
    reading.notices().forEach(notice -> console.note("Note: " + notice));
    SiteStatistics statistics = reading.dataset().statistics();
    statistics.disclosureWarning().ifPresent(warning -> console.note("Warning: " + warning));
    SigningKey key = orRefuse(new WalletFile(environment).unlock());
    Api api = new Servers(environment).api(orRefuse(Servers.parse(copy.config().server())));
    StatisticsView view =
        orRefuse(api.statistics().push(copy.repository(), signed(statistics, copy, key)));
    output.print(
        console,
        view,
        () ->
            console.data(
                "Sent statistics of %d rows for %s; a maintainer approves them"
                    .formatted(view.rows(), view.hospital())));
    return 0;
  }

  private static StatisticsRequest signed(
      SiteStatistics statistics, WorkingCopy copy, SigningKey key) {
    byte[] message = statistics.message(copy.config().repositoryId());
    return new StatisticsRequest(
        new String(statistics.canonicalBytes(), StandardCharsets.UTF_8),
        Base64.getEncoder().encodeToString(key.sign(message)));
  }
}
