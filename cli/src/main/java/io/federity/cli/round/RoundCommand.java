package io.federity.cli.round;

import picocli.CommandLine.Command;

/** Groups the commands of rounds. */
@Command(
    name = "round",
    description = "Rounds: who is in, closing, sign-off.",
    subcommands = {
      RoundListCommand.class,
      RoundStatusCommand.class,
      RoundCloseCommand.class,
      RoundSignOffCommand.class
    })
public final class RoundCommand {}
