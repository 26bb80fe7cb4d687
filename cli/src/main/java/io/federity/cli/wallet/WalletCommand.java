package io.federity.cli.wallet;

import picocli.CommandLine.Command;

/** Groups the commands of the wallet. */
@Command(
    name = "wallet",
    description = "The wallet that signs your commits.",
    subcommands = {
      WalletCreateCommand.class,
      WalletLinkCommand.class,
      WalletShowCommand.class,
      WalletUnlinkCommand.class
    })
public final class WalletCommand {}
