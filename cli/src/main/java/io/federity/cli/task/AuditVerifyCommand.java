package io.federity.cli.task;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.auth.Servers;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.CommandRefusedException;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.error.ErrorCode;
import io.federity.wire.AuditVerdictView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code federity audit verify}. */
@Command(name = "verify", description = "Have the server check its audit chain from the start.")
public final class AuditVerifyCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Mixin private OutputOptions output;

  AuditVerifyCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Servers servers = new Servers(environment);
    AuditVerdictView verdict =
        orRefuse(servers.usual().then(server -> servers.api(server).tasks().verifyAudit()));
    Console console = environment.console();
    output.print(
        console,
        verdict,
        () -> console.data("%d entries, newest %s".formatted(verdict.entries(), verdict.head())));
    if (!verdict.intact()) {
      throw new CommandRefusedException(
          ErrorCode.INTERNAL, "the audit chain is broken: " + verdict.problem());
    }
    return 0;
  }
}
