package io.federity.cli.doctor;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.auth.Servers;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.remote.Network;
import io.federity.cli.wallet.WalletFile;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.inference.TorchRuntime;
import io.federity.ledger.rpc.AccountSnapshot;
import io.federity.ledger.rpc.RpcReply;
import io.federity.ledger.rpc.SolanaRpc;
import io.federity.wallet.WalletAddress;
import io.federity.wire.ActorView;
import io.federity.wire.ServerView;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code federity doctor}. */
@Command(
    name = "doctor",
    description = "Check this installation; every line says what to do if something is wrong.")
public final class DoctorCommand implements Callable<Integer> {
  private static final int WANTED_JAVA = 25;
  private static final String MINTING_WAITS = "Only minting waits meanwhile.";

  private final CommandEnvironment environment;

  @Mixin private OutputOptions output;

  DoctorCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    List<Check> checks = new ArrayList<>();
    checks.add(java());
    checks.add(pytorch());
    Servers servers = new Servers(environment);
    URI address = orRefuse(servers.usual());
    switch (servers.describe(address)) {
      case Outcome.Refused<ServerView>(Refusal refusal) ->
          checks.add(Check.bad("server", refusal.detail(), serverAdvice(refusal)));
      case Outcome.Accepted<ServerView>(ServerView server) -> {
        checks.add(Check.ok("server", "%s, version %s".formatted(address, server.version())));
        checks.add(ClockCheck.run(address, servers.network(), environment.clock()));
        checks.addAll(person(servers, address));
        checks.add(ledger(servers.network(), server));
      }
    }
    Console console = environment.console();
    output.print(console, checks, () -> checks.forEach(check -> print(console, check)));
    return checks.stream().allMatch(Check::ok) ? 0 : 2;
  }

  private static void print(Console console, Check check) {
    console.data(
        "%-4s %-8s %s".formatted(check.ok() ? "OK" : "BAD", check.name(), check.finding()));
    if (!check.advice().isEmpty()) {
      console.data("              " + check.advice());
    }
  }

  private static String serverAdvice(Refusal refusal) {
    return refusal.code() == ErrorCode.SERVER_UNREACHABLE
        ? "Start it, or name another: FEDERITY_SERVER. A proxy is named by HTTPS_PROXY."
        : refusal.code().remedy();
  }

  private static Check java() {
    Runtime.Version version = Runtime.version();
    return version.feature() == WANTED_JAVA
        ? Check.ok("java", version.toString())
        : Check.bad("java", version.toString(), "Install a JDK 25 or set JAVA_HOME to one.");
  }

  private static Check pytorch() {
    try {
      return Check.ok("pytorch", TorchRuntime.pytorchVersion());
    } catch (RuntimeException | LinkageError e) {
      return Check.bad(
          "pytorch",
          "the native library does not load: " + e.getMessage(),
          "Install the distribution made for this platform, or free space in ~/.djl.ai.");
    }
  }

  private List<Check> person(Servers servers, URI address) {
    return switch (servers.api(address).server().me()) {
      case Outcome.Refused<ActorView>(Refusal refusal) ->
          List.of(Check.bad("login", refusal.detail(), refusal.code().remedy()));
      case Outcome.Accepted<ActorView>(ActorView actor) ->
          List.of(
              Check.ok("login", "%s, hospital %s".formatted(actor.username(), actor.hospital())),
              wallet(actor));
    };
  }

  private Check wallet(ActorView actor) {
    return switch (new WalletFile(environment).address()) {
      case Outcome.Refused<WalletAddress>(Refusal refusal) ->
          Check.bad("wallet", refusal.detail(), "federity wallet create");
      case Outcome.Accepted<WalletAddress>(WalletAddress mine) ->
          actor.wallets().stream().anyMatch(linked -> linked.address().equals(mine.base58()))
              ? Check.ok("wallet", mine + " is linked")
              : Check.bad("wallet", mine + " is not linked", "federity wallet link");
    };
  }

  /** Asks for an account that every Solana cluster has: the system program. */
  private static Check ledger(Network network, ServerView server) {
    String where = server.ledgerCluster() + " at " + server.ledgerRpc();
    return switch (network.client()) {
      case Outcome.Refused<HttpClient>(Refusal refusal) ->
          Check.bad("ledger", refusal.detail(), refusal.code().remedy());
      case Outcome.Accepted<HttpClient>(HttpClient http) ->
          switch (new SolanaRpc(URI.create(server.ledgerRpc()), http)
              .getAccountInfo("11111111111111111111111111111111")) {
            case RpcReply.Result<Optional<AccountSnapshot>> _ -> Check.ok("ledger", where);
            case RpcReply.Failure<Optional<AccountSnapshot>> failure ->
                Check.bad("ledger", where + ": " + failure.detail(), MINTING_WAITS);
            case RpcReply.Unreachable<Optional<AccountSnapshot>>(String detail) ->
                Check.bad("ledger", where + ": " + detail, MINTING_WAITS);
          };
    };
  }
}
