package io.federity.cli.admin;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.auth.Servers;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.CommandRefusedException;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.error.ErrorCode;
import io.federity.wire.ObjectInventoryView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code federity admin objects}. */
@Command(
    name = "objects",
    description = {
      "Hold the server's store against its records: what is missing, what nobody needs.",
      "For auditors. Exits with 5 where an object is missing."
    })
public final class ObjectsCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Mixin private OutputOptions output;

  ObjectsCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Servers servers = new Servers(environment);
    ObjectInventoryView found =
        orRefuse(servers.usual().then(server -> servers.api(server).admin().objects()));
    Console console = environment.console();
    output.print(console, found, () -> print(console, found));
    if (!found.missing().isEmpty()) {
      throw new CommandRefusedException(
          ErrorCode.STORE_DAMAGED, found.missing().size() + " objects are missing");
    }
    return 0;
  }

  private static void print(Console console, ObjectInventoryView found) {
    found
        .missing()
        .forEach(one ->
            console.data(
                "missing %s: %s in %s".formatted(one.object(), one.neededBy(), one.repository())));
    found.unknown().forEach(object -> console.data("unknown %s".formatted(object)));
    console.data(
        "%d objects stored, %d of them named by commits".formatted(found.stored(), found.named()));
    console.data(
        "%d uploaded and named by no commit: pushes that were refused or never made"
            .formatted(found.unnamed()));
    console.data(
        "%d of no repository: left by a step that was cut off, or on their way"
            .formatted(found.unknown().size()));
  }
}
