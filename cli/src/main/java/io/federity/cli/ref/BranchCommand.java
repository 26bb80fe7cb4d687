package io.federity.cli.ref;

import picocli.CommandLine.Command;

/** Groups the commands of branches. */
@Command(
    name = "branch",
    description = "List, create and delete branches.",
    subcommands = {
      BranchCommands.Listing.class,
      BranchCommands.Create.class,
      BranchCommands.Delete.class
    })
public final class BranchCommand {}
