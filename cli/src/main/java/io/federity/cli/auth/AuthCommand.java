package io.federity.cli.auth;

import picocli.CommandLine.Command;

/** Groups the commands of signing in. */
@Command(
    name = "auth",
    description = "Sign in and out.",
    subcommands = {LoginCommand.class, StatusCommand.class, LogoutCommand.class})
public final class AuthCommand {}
