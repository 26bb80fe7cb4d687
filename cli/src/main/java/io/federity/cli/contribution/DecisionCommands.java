package io.federity.cli.contribution;

import io.federity.cli.console.CommandEnvironment;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The decisions on a contribution. */
final class DecisionCommands {
  private DecisionCommands() {}

  /** {@code federity contribution approve}. */
  @Command(name = "approve", description = "Approve a commit for the round.")
  static final class Approve implements Callable<Integer> {
    private final CommandEnvironment environment;
    @Mixin private DecisionOptions options;

    Approve(CommandEnvironment environment) {
      this.environment = environment;
    }

    @Override
    public Integer call() {
      return options.decide(environment, "approve", true);
    }
  }

  /** {@code federity contribution reject}. */
  @Command(name = "reject", description = "Reject a contribution for good.")
  static final class Reject implements Callable<Integer> {
    private final CommandEnvironment environment;
    @Mixin private DecisionOptions options;

    Reject(CommandEnvironment environment) {
      this.environment = environment;
    }

    @Override
    public Integer call() {
      return options.decide(environment, "reject", true);
    }
  }

  /** {@code federity contribution request-changes}. */
  @Command(name = "request-changes", description = "Ask the author for another revision.")
  static final class RequestChanges implements Callable<Integer> {
    private final CommandEnvironment environment;
    @Mixin private DecisionOptions options;

    RequestChanges(CommandEnvironment environment) {
      this.environment = environment;
    }

    @Override
    public Integer call() {
      return options.decide(environment, "request-changes", true);
    }
  }

  /** {@code federity contribution release}. */
  @Command(
      name = "release",
      description = "Release an approved revert, which publishes it (compliance officers).")
  static final class Release implements Callable<Integer> {
    private final CommandEnvironment environment;
    @Mixin private DecisionOptions options;

    Release(CommandEnvironment environment) {
      this.environment = environment;
    }

    @Override
    public Integer call() {
      return options.decide(environment, "release", true);
    }
  }

  /** {@code federity contribution withdraw}. */
  @Command(name = "withdraw", description = "Take your own contribution back.")
  static final class Withdraw implements Callable<Integer> {
    private final CommandEnvironment environment;
    @Mixin private DecisionOptions options;

    Withdraw(CommandEnvironment environment) {
      this.environment = environment;
    }

    @Override
    public Integer call() {
      return options.decide(environment, "withdraw", false);
    }
  }
}
