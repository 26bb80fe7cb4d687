package io.federity.cli.workingcopy;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.auth.Servers;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.remote.Api;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.wire.CommitView;
import io.federity.wire.ContributionView;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code federity status}. */
@Command(
    name = "status",
    description = "Show the working copy beside its base, and what became of the last push.")
public final class StatusCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Option(names = "--offline", description = "Do not ask the server.")
  private boolean offline;

  @Mixin private OutputOptions output;

  StatusCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    WorkingCopy copy = orRefuse(WorkingCopy.find(environment.directory()));
    BaseModel base = orRefuse(BaseModel.of(copy));
    LocalState state = LocalState.of(copy, base);
    boolean trained =
        copy.training().map(training -> training.base().equals(base.id().hex())).orElse(false);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("repository", copy.config().repository());
    data.put("branch", copy.config().branch());
    data.put("base", base.id().hex());
    data.put("model", state.name().toLowerCase(Locale.ROOT));
    data.put("trained", trained);
    if (!offline) {
      askServer(copy, base, data);
    }
    data.put("next", next(state, trained, data));
    Console console = environment.console();
    output.print(
        console,
        data,
        () -> data.forEach((name, value) -> console.data("%-13s %s".formatted(name, value))));
    return 0;
  }

  private void askServer(WorkingCopy copy, BaseModel base, Map<String, Object> data) {
    Api api = new Servers(environment).api(orRefuse(Servers.parse(copy.config().server())));
    switch (api.commits().view(copy.repository(), copy.config().branch())) {
      case Outcome.Accepted<CommitView>(CommitView head) -> {
        data.put("upToDate", base.id().hex().equals(head.id()));
        contribution(copy, api)
            .ifPresent(mine -> {
              data.put("contribution", mine.number());
              data.put("state", mine.state().toLowerCase(Locale.ROOT));
            });
      }
      case Outcome.Refused<CommitView>(Refusal refusal) ->
          environment.console().note("The server was not asked: " + refusal.detail());
    }
  }

  private static Optional<ContributionView> contribution(WorkingCopy copy, Api api) {
    return copy.pushed()
        .flatMap(pushed ->
            api.contributions().list(copy.repository(), Optional.empty())
                    instanceof Outcome.Accepted<List<ContributionView>>(List<ContributionView> all)
                ? all.stream()
                    .filter(one -> one.commit().equals(commitId(pushed.commit())))
                    .max(Comparator.comparingInt(ContributionView::number))
                : Optional.empty());
  }

  private static String commitId(String canonical) {
    return io.federity.object.ObjectId.ofBytes(
            canonical.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .hex();
  }

  private static String next(LocalState state, boolean trained, Map<String, Object> data) {
    if (Boolean.FALSE.equals(data.get("upToDate"))) {
      return "federity pull";
    }
    return switch (state) {
      case INTERRUPTED -> "federity pull";
      case UNCHANGED -> "federity train --data FILE";
      case CHANGED -> trained ? "federity commit -m MESSAGE" : "federity train --data FILE";
      case COMMITTED -> "federity push";
      case PUSHED -> "wait for the review, then federity pull";
    };
  }
}
