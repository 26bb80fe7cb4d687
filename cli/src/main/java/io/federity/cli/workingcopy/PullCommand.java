package io.federity.cli.workingcopy;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.auth.Servers;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.CommandRefusedException;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.remote.Api;
import io.federity.commit.Commit;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.object.ObjectId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code federity pull}. */
@Command(name = "pull", description = "Bring the working copy to the head of its branch.")
public final class PullCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Option(names = "--force", description = "Give up local changes that were not pushed.")
  private boolean force;

  @Mixin private OutputOptions output;

  PullCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    WorkingCopy copy = orRefuse(WorkingCopy.find(environment.directory()));
    Api api = new Servers(environment).api(orRefuse(Servers.parse(copy.config().server())));
    Console console = environment.console();
    Checkout checkout = new Checkout(copy, api, console);
    copy.removeLeftovers(environment.clock().instant().minus(Duration.ofHours(1)));
    Commit head = orRefuse(checkout.remoteHead());
    Optional<ObjectId> before = copy.head();
    boolean moved = !before.equals(Optional.of(head.id()));
    boolean interrupted = copy.isBetweenCommits();
    int downloaded = 0;
    if (moved || force || interrupted) {
      if (!force && !interrupted) {
        requireNothingToLose(copy);
      }
      downloaded = orRefuse(checkout.to(head)).downloaded();
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("repository", copy.config().repository());
    data.put("branch", copy.config().branch());
    data.put("before", before.map(ObjectId::hex).orElse(""));
    data.put("head", head.id().hex());
    data.put("kind", head.kind().kindName());
    data.put("objectsDownloaded", downloaded);
    output.print(
        console,
        data,
        () ->
            console.data(
                moved
                    ? "Now at %s (%s): %s"
                        .formatted(head.id().shortHex(), head.kind().kindName(), head.message())
                    : "Already at " + head.id().shortHex()));
    return 0;
  }

  private static void requireNothingToLose(WorkingCopy copy) {
    if (BaseModel.of(copy) instanceof Outcome.Accepted<BaseModel>(BaseModel base)
        && LocalState.of(copy, base).hasUnpushedWork()) {
      throw new CommandRefusedException(
          ErrorCode.WRONG_STATE,
          "model.safetensors has changes that were not pushed; push them, or give them up with"
              + " federity pull --force");
    }
  }
}
