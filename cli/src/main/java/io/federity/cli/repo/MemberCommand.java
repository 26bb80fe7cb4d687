package io.federity.cli.repo;

import picocli.CommandLine.Command;

/** Groups the commands of members. */
@Command(
    name = "member",
    description = "Members of a repository.",
    subcommands = {MemberAddCommand.class, MemberRemoveCommand.class, MemberListCommand.class})
public final class MemberCommand {}
