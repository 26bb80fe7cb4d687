package io.federity.cli.workingcopy;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.auth.Servers;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.remote.Api;
import io.federity.wire.ContributionView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code federity push}. */
@Command(
    name = "push",
    description = {
      "Send the commit and open a contribution, or add a revision to yours.",
      "May be interrupted and run again: what has arrived is not sent twice."
    })
public final class PushCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Mixin private OutputOptions output;

  PushCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    WorkingCopy copy = orRefuse(WorkingCopy.find(environment.directory()));
    Api api = new Servers(environment).api(orRefuse(Servers.parse(copy.config().server())));
    Console console = environment.console();
    LocalPush.Result result = orRefuse(new LocalPush(copy, api, console).run());
    ContributionView contribution = result.contribution();
    output.print(
        console,
        contribution,
        () ->
            console.data(
                "Pushed %s as contribution %d, revision %d (%s); %d objects sent"
                    .formatted(
                        contribution.commit().substring(0, 8),
                        contribution.number(),
                        contribution.revision(),
                        contribution.state(),
                        result.objectsSent())));
    return 0;
  }
}
