package io.federity.cli.repo;

import picocli.CommandLine.Command;

/** Groups the commands of repositories. */
@Command(
    name = "repo",
    description = "Repositories and their members.",
    subcommands = {
      RepoCreateCommand.class,
      RepoListCommand.class,
      RepoViewCommand.class,
      MemberCommand.class
    })
public final class RepoCommand {}
