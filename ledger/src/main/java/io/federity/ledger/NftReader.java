package io.federity.ledger;

import io.federity.ledger.rpc.AccountSnapshot;
import io.federity.ledger.rpc.RpcReply;
import io.federity.ledger.rpc.SolanaRpc;
import io.federity.ledger.token2022.GroupMembership;
import io.federity.ledger.token2022.MintAccount;
import io.federity.ledger.token2022.Token2022;
import io.federity.ledger.token2022.TokenMetadata;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.core.PublicKey;

/**
 * Reads an NFT from the chain by plain JSON-RPC and needs no server of Federity: anyone can check
 * with any Solana node. Thread safe.
 */
public final class NftReader {
  private static final int TOKEN_ACCOUNT_OWNER_AT = 32;

  private final SolanaRpc rpc;

  /**
   * @param rpc Solana's JSON-RPC over HTTP
   */
  public NftReader(URI rpc) {
    this(new SolanaRpc(rpc));
  }

  /**
   * @param rpc Solana's JSON-RPC over HTTP
   * @param http a client of the caller's, such as one with a proxy
   */
  public NftReader(URI rpc, HttpClient http) {
    this(new SolanaRpc(rpc, http));
  }

  /** Reads through a client that is there already. */
  public NftReader(SolanaRpc rpc) {
    this.rpc = rpc;
  }

  /**
   * @param mint base58
   */
  public NftReading read(String mint) {
    if (Addresses.parse(mint).isEmpty()) {
      return new NftReading.NotAnNft(mint, "not a Solana address");
    }
    return switch (rpc.getAccountInfo(mint)) {
      case RpcReply.Result<Optional<AccountSnapshot>>(Optional<AccountSnapshot> account) ->
          account.isEmpty() ? new NftReading.Missing(mint) : mintAccount(mint, account.get());
      case RpcReply.Failure<Optional<AccountSnapshot>> failure ->
          new NftReading.Unavailable(failure.detail());
      case RpcReply.Unreachable<Optional<AccountSnapshot>>(String detail) ->
          new NftReading.Unavailable(detail);
    };
  }

  private NftReading mintAccount(String mint, AccountSnapshot account) {
    if (!account.owner().equals(Token2022.PROGRAM.toBase58())) {
      return new NftReading.NotAnNft(mint, "owned by " + account.owner() + ", not by Token-2022");
    }
    return switch (MintAccount.parse(account.data())) {
      case MintAccount.Parsing.Malformed(String why) -> new NftReading.NotAnNft(mint, why);
      case MintAccount.Parsing.Parsed(MintAccount parsed) -> withMetadata(mint, parsed);
    };
  }

  private NftReading withMetadata(String mint, MintAccount account) {
    TokenMetadata metadata = account.metadata();
    if (metadata == null) {
      return new NftReading.NotAnNft(mint, "a mint without metadata");
    }
    if (!metadata.mint().equals(mint)) {
      return new NftReading.NotAnNft(mint, "its metadata belongs to " + metadata.mint());
    }
    return switch (holder(mint)) {
      case RpcReply.Unreachable<Optional<String>>(String detail) ->
          new NftReading.Unavailable(detail);
      case RpcReply.Failure<Optional<String>> failure ->
          new NftReading.Unavailable(failure.detail());
      case RpcReply.Result<Optional<String>>(Optional<String> owner) ->
          new NftReading.Found(nft(mint, account, metadata, owner.orElse(null)));
    };
  }

  private static OnChainNft nft(
      String mint, MintAccount account, TokenMetadata metadata, @Nullable String owner) {
    GroupMembership membership = account.membership();
    return new OnChainNft(
        mint,
        metadata.name(),
        metadata.symbol(),
        metadata.uri(),
        metadata.fields(),
        membership != null && membership.mint().equals(mint) ? membership.group() : null,
        owner,
        account.supply(),
        account.decimals(),
        account.mintAuthority() == null,
        metadata.updateAuthority() == null);
  }

  /** The wallet behind the only token account that holds the mint's token. */
  private RpcReply<Optional<String>> holder(String mint) {
    return switch (rpc.getTokenLargestAccounts(mint)) {
      case RpcReply.Unreachable<List<String>>(String detail) -> new RpcReply.Unreachable<>(detail);
      case RpcReply.Failure<List<String>> failure -> failure.map(holders -> Optional.empty());
      case RpcReply.Result<List<String>>(List<String> holders) ->
          holders.size() == 1
              ? rpc.getAccountInfo(holders.getFirst())
                  .map(found -> found.flatMap(NftReader::wallet))
              : new RpcReply.Result<>(Optional.empty());
    };
  }

  private static Optional<String> wallet(AccountSnapshot tokenAccount) {
    int end = TOKEN_ACCOUNT_OWNER_AT + PublicKey.PUBLIC_KEY_LENGTH;
    if (tokenAccount.data().length < end) {
      return Optional.empty(); // no token account, whatever the node says
    }
    byte[] owner = Arrays.copyOfRange(tokenAccount.data(), TOKEN_ACCOUNT_OWNER_AT, end);
    return Optional.of(new PublicKey(owner).toBase58());
  }
}
