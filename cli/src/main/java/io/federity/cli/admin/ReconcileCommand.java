package io.federity.cli.admin;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.auth.Servers;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.CommandRefusedException;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.error.ErrorCode;
import io.federity.wire.DiscrepancyView;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code federity admin reconcile}. */
@Command(
    name = "reconcile",
    description = {
      "Ask the server whether records and processes agree and everything goes on.",
      "For auditors. Exits with 5 where something does not fit."
    })
public final class ReconcileCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Mixin private OutputOptions output;

  ReconcileCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Servers servers = new Servers(environment);
    List<DiscrepancyView> found =
        orRefuse(servers.usual().then(server -> servers.api(server).admin().reconciliation()));
    Console console = environment.console();
    output.print(console, found, () -> print(console, found));
    if (!found.isEmpty()) {
      throw new CommandRefusedException(
          ErrorCode.RECORDS_DISAGREE, found.size() + " findings, shown above");
    }
    return 0;
  }

  private static void print(Console console, List<DiscrepancyView> found) {
    if (found.isEmpty()) {
      console.data("Records and processes agree, and nothing is stuck.");
    }
    for (DiscrepancyView one : found) {
      console.data("%s %s  %s".formatted(one.kind(), one.subject(), one.repository()).strip());
      console.data("  " + one.explanation());
      console.data("  " + one.nextStep());
    }
  }
}
