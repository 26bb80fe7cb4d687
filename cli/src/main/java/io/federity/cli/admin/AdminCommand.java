package io.federity.cli.admin;

import picocli.CommandLine.Command;

/** Groups the commands of those who look after a server. */
@Command(
    name = "admin",
    description = "Look after a server: whether everything fits and goes on.",
    subcommands = {ReconcileCommand.class, ObjectsCommand.class, RetryCommand.class})
public final class AdminCommand {}
