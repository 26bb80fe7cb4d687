package io.federity.cli.contribution;

import picocli.CommandLine.Command;

/** Groups the commands of contributions. */
@Command(
    name = "contribution",
    description = "Commits under review.",
    subcommands = {
      ContributionListCommand.class,
      ContributionViewCommand.class,
      DecisionCommands.Approve.class,
      DecisionCommands.Reject.class,
      DecisionCommands.RequestChanges.class,
      DecisionCommands.Release.class,
      DecisionCommands.Withdraw.class
    })
public final class ContributionCommand {}
