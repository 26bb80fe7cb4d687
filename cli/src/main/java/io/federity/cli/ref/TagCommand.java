package io.federity.cli.ref;

import picocli.CommandLine.Command;

/** Groups the commands of tags. */
@Command(
    name = "tag",
    description = "Name a commit for good: list, create and delete tags.",
    subcommands = {TagCommands.Listing.class, TagCommands.Create.class, TagCommands.Delete.class})
public final class TagCommand {}
