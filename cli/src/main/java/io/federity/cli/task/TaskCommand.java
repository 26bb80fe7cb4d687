package io.federity.cli.task;

import picocli.CommandLine.Command;

/** Groups the commands of tasks. */
@Command(
    name = "task",
    description = "What waits for you.",
    subcommands = {TaskListCommand.class})
public final class TaskCommand {}
