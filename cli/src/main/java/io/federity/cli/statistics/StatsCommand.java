package io.federity.cli.statistics;

import picocli.CommandLine.Command;

/** Groups the commands of federated standardisation. */
@Command(
    name = "stats",
    description = "Column statistics of all hospitals, for one scale (round 0).",
    subcommands = {StatsPushCommand.class, StatsListCommand.class, StatsApproveCommand.class})
public final class StatsCommand {}
