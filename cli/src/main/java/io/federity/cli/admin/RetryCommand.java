package io.federity.cli.admin;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.auth.Servers;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.wire.RetryRequest;
import io.federity.wire.RetryView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code federity admin retry}. */
@Command(
    name = "retry",
    description = {
      "Have a step tried again that has failed for good; `admin reconcile` names it.",
      "For repository administrators."
    })
public final class RetryCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Parameters(paramLabel = "ID", description = "Id of the contribution or round.")
  private String subject = "";

  @Mixin private OutputOptions output;

  RetryCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Servers servers = new Servers(environment);
    RetryView retried =
        orRefuse(
            servers
                .usual()
                .then(server -> servers.api(server).admin().retry(new RetryRequest(subject))));
    Console console = environment.console();
    output.print(console, retried, () -> console.data(retried.steps() + " steps are tried again"));
    return 0;
  }
}
