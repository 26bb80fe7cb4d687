package io.federity.cli.nft;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.console.Table;
import io.federity.cli.workingcopy.RepositoryOption;
import io.federity.wire.NftView;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code federity nft list}. */
@Command(name = "list", description = "List the NFTs of a repository, as the server recorded them.")
public final class NftListCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Mixin private RepositoryOption repository;
  @Mixin private OutputOptions output;

  NftListCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    RepositoryOption.Target target = orRefuse(repository.target(environment));
    List<NftView> nfts = orRefuse(target.api().nfts().list(target.repository()));
    Console console = environment.console();
    output.print(
        console,
        nfts,
        () -> {
          Table table = new Table("KIND", "STATE", "COMMIT", "MINT", "OWNER");
          for (NftView nft : nfts) {
            String commit = nft.commit();
            table.row(
                nft.kind(),
                nft.state(),
                commit.length() > 8 ? commit.substring(0, 8) : commit,
                nft.mint(),
                nft.owner());
          }
          table.print(console);
        });
    return 0;
  }
}
