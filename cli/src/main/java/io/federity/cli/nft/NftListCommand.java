package io.federity.cli.nft;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.ListCommand;
import io.federity.cli.workingcopy.RepositoryOption;
import io.federity.error.Outcome;
import io.federity.wire.NftView;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code federity nft list}. */
@Command(name = "list", description = "List the NFTs of a repository, as the server recorded them.")
public final class NftListCommand extends ListCommand<NftView> {
  @Mixin private RepositoryOption repository;

  NftListCommand(CommandEnvironment environment) {
    super(environment, "KIND", "STATE", "COMMIT", "MINT", "OWNER");
  }

  @Override
  protected Outcome<List<NftView>> ask() {
    return repository
        .target(environment())
        .then(target -> target.api().nfts().list(target.repository()));
  }

  @Override
  protected List<Object> cells(NftView one) {
    return row(one.kind(), one.state(), shortId(one.commit()), one.mint(), one.owner());
  }
}
