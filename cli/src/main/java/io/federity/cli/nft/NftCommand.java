package io.federity.cli.nft;

import picocli.CommandLine.Command;

/** Groups the commands of NFTs. */
@Command(
    name = "nft",
    description = "NFTs of merged commits on Solana.",
    subcommands = {NftListCommand.class, NftVerifyCommand.class})
public final class NftCommand {}
