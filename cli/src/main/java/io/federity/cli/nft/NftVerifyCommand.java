package io.federity.cli.nft;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.CommandRefusedException;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.remote.CommitApi;
import io.federity.cli.remote.Network;
import io.federity.cli.workingcopy.CommitCheck;
import io.federity.cli.workingcopy.RepositoryOption;
import io.federity.cli.workingcopy.RepositoryOption.Target;
import io.federity.commit.Commit;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.ledger.ExpectedNft;
import io.federity.ledger.NftOrder;
import io.federity.ledger.NftReader;
import io.federity.ledger.NftReading;
import io.federity.ledger.NftVerdict;
import io.federity.ledger.NftVerification;
import io.federity.ledger.OnChainNft;
import io.federity.wire.NftView;
import io.federity.wire.ServerView;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code federity nft verify}. */
@Command(
    name = "verify",
    description = {
      "Read an NFT from the chain and compare it with its commit.",
      "The chain is asked directly; the commit's id and signature are checked here."
    })
public final class NftVerifyCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Parameters(paramLabel = "MINT|COMMIT", description = "A mint address, or a commit's digits.")
  private String wanted = "";

  @Option(
      names = "--rpc",
      paramLabel = "URL",
      description = "A Solana node of your own choice; by default the one the server names.")
  private Optional<String> rpc = Optional.empty();

  @Mixin private RepositoryOption repository;
  @Mixin private OutputOptions output;

  NftVerifyCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Target target = orRefuse(repository.target(environment));
    NftView recorded = orRefuse(find(orRefuse(target.api().nfts().list(target.repository()))));
    ServerView server = orRefuse(target.api().server().server());
    ExpectedNft expected = orRefuse(expected(target, recorded, server));
    String node = rpc.orElse(server.ledgerRpc());
    OnChainNft onChain =
        orRefuse(Network.of(environment).client().then(http -> read(node, http, recorded.mint())));
    NftVerdict verdict = NftVerification.verify(onChain, expected);
    List<NftVerdict.Difference> differences =
        switch (verdict) {
          case NftVerdict.Agrees _ -> List.of();
          case NftVerdict.Differs(List<NftVerdict.Difference> found) -> found;
        };
    tell(recorded, onChain, node, differences);
    if (!differences.isEmpty()) {
      throw new CommandRefusedException(
          ErrorCode.LEDGER_DIFFERS,
          "NFT %s differs in %s"
              .formatted(
                  recorded.mint(),
                  String.join(
                      ", ", differences.stream().map(NftVerdict.Difference::field).toList())));
    }
    return 0;
  }

  private void tell(
      NftView recorded, OnChainNft onChain, String node, List<NftVerdict.Difference> differences) {
    NftFinding finding =
        new NftFinding(
            differences.isEmpty(),
            recorded.kind(),
            recorded.mint(),
            recorded.commit(),
            node,
            onChain.name(),
            onChain.symbol(),
            onChain.fields(),
            String.valueOf(onChain.collection()),
            String.valueOf(onChain.owner()),
            differences);
    Console console = environment.console();
    output.print(
        console,
        finding,
        () -> {
          console.data(
              "%s %s (%s) at %s".formatted(recorded.kind(), recorded.mint(), onChain.name(), node));
          console.data("owner  " + onChain.owner());
          for (NftVerdict.Difference difference : differences) {
            console.data(
                "DIFFERS %s: expected %s, on chain %s"
                    .formatted(difference.field(), difference.expected(), difference.onChain()));
          }
          if (differences.isEmpty()) {
            console.data("The chain and commit " + recorded.commit() + " agree.");
          }
        });
  }

  private Outcome<NftView> find(List<NftView> nfts) {
    return nfts.stream()
        .filter(nft -> !nft.kind().equals("collection"))
        .filter(nft ->
            nft.mint().equals(wanted) || (wanted.length() >= 8 && nft.commit().startsWith(wanted)))
        .findFirst()
        .map(nft ->
            nft.state().equals("minted")
                ? Outcome.accepted(nft)
                : Outcome.<NftView>refused(
                    ErrorCode.WRONG_STATE, "the NFT is " + nft.state() + ", not minted yet"))
        .orElseGet(() ->
            Outcome.refused(
                ErrorCode.NOT_FOUND, "no NFT of a commit here is or belongs to " + wanted));
  }

  /** What the NFT must say, from the commit's own signed bytes. */
  private static Outcome<ExpectedNft> expected(Target target, NftView nft, ServerView server) {
    CommitApi commits = target.api().commits();
    return target
        .api()
        .repositories()
        .view(target.repository())
        .map(view -> new CommitCheck(view.id(), server.serverKey()))
        .then(check ->
            commits
                .view(target.repository(), nft.commit())
                .then(check::verify)
                .then(signed ->
                    new MergingRound(commits, target.repository(), check)
                        .of(signed.commit())
                        .map(round -> expected(nft, signed.commit(), round))));
  }

  private static ExpectedNft expected(NftView nft, Commit commit, int round) {
    NftOrder.Kind kind =
        commit.merge().isPresent() ? NftOrder.Kind.MERGE : NftOrder.Kind.CONTRIBUTION;
    return new ExpectedNft(
        nft.collection(), kind, round, commit.id().hex(), commit.tree().hex(), null);
  }

  private static Outcome<OnChainNft> read(String node, HttpClient http, String mint) {
    return switch (new NftReader(URI.create(node), http).read(mint)) {
      case NftReading.Found(OnChainNft nft) -> Outcome.accepted(nft);
      case NftReading.Missing _ ->
          Outcome.refused(ErrorCode.LEDGER_DIFFERS, "the chain has nothing at " + mint);
      case NftReading.NotAnNft(String _, String why) ->
          Outcome.refused(ErrorCode.LEDGER_DIFFERS, mint + " is no NFT: " + why);
      case NftReading.Unavailable(String detail) ->
          Outcome.refused(ErrorCode.LEDGER_UNREACHABLE, node + ": " + detail);
    };
  }
}
