package io.federity.cli.contribution;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.workingcopy.RepositoryOption;
import io.federity.wire.ContributionView;
import io.federity.wire.DecisionView;
import io.federity.wire.TensorChangeView;
import io.federity.wire.VerdictView;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code federity contribution view}. */
@Command(
    name = "view",
    description = "Show one contribution: what was checked, what changed, who decided.")
public final class ContributionViewCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Parameters(paramLabel = "NUMBER", description = "Its number.")
  private int number;

  @Mixin private RepositoryOption repository;
  @Mixin private OutputOptions output;

  ContributionViewCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    RepositoryOption.Target target = orRefuse(repository.target(environment));
    ContributionView view =
        orRefuse(target.api().contributions().view(target.repository(), number));
    Console console = environment.console();
    output.print(console, view, () -> print(console, view));
    return 0;
  }

  private static void print(Console console, ContributionView view) {
    console.data(
        "contribution %d, revision %d: %s".formatted(view.number(), view.revision(), view.state()));
    console.data("commit    " + view.commit());
    console.data("base      " + view.base());
    console.data(
        "author    %s (%s), %s".formatted(view.authorName(), view.author(), view.hospital()));
    console.data("wallet    " + view.wallet());
    console.data("rows      " + view.numExamples());
    String refused = view.refusedBecause();
    if (refused != null) {
      console.data("refused   " + refused);
    }
    for (VerdictView verdict : view.verdicts()) {
      console.data(
          "checked   %s: %s, %s".formatted(verdict.check(), verdict.verdict(), verdict.text()));
    }
    new TreeMap<>(view.metrics())
        .forEach((name, value) -> console.data("metric    %s = %s".formatted(name, value)));
    for (TensorChangeView change : view.changes()) {
      console.data(
          String.format(
              Locale.ROOT,
              "changed   %s %s: norm %.4g of base %.4g, largest %.4g",
              change.name(),
              change.shape(),
              change.l2(),
              change.baseL2(),
              change.maxAbs()));
    }
    for (DecisionView decision : view.decisions()) {
      console.data(
          "decided   %s by %s (%s) on %s at %s: %s%s"
              .formatted(
                  decision.decision(),
                  decision.username(),
                  decision.hospital(),
                  decision.commit().substring(0, 8),
                  decision.time(),
                  decision.reason(),
                  decision.voided() ? " [voided by a new revision]" : ""));
    }
  }
}
