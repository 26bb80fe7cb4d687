package io.federity.ledger;

import io.federity.ledger.TransactionSender.Submission;
import io.federity.ledger.rpc.AccountSnapshot;
import io.federity.ledger.rpc.RpcReply;
import io.federity.ledger.rpc.SolanaRpc;
import io.federity.ledger.token2022.MintAccount;
import io.federity.ledger.token2022.Token2022;
import io.federity.ledger.token2022.TokenMetadata;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.core.Account;
import org.p2p.solanaj.core.PublicKey;

/** Mints on a Solana cluster with Token-2022; see {@code docs/reference/nft.md} for the layout. */
public final class SolanaLedger implements NftLedger {
  private static final Duration PATIENCE = Duration.ofSeconds(45);
  private static final long LAMPORTS_PER_SOL = 1_000_000_000L;

  /** Covers the fees and the rent of the owner's token account. */
  private static final long RESERVE = LAMPORTS_PER_SOL / 100;

  private static final long AIRDROP = 5 * LAMPORTS_PER_SOL;

  private final SolanaRpc rpc;
  private final TransactionSender sender;
  private final Duration patience;
  private final Account payer;
  private final MintKeys keys;
  private final boolean airdropAllowed;

  /** Loads or creates the fee payer's key pair; the node is not asked before the first order. */
  public SolanaLedger(LedgerSettings settings) {
    this(settings, PATIENCE);
  }

  SolanaLedger(LedgerSettings settings, Duration patience) {
    this.rpc = new SolanaRpc(settings.rpc());
    this.patience = patience;
    this.sender = new TransactionSender(rpc, patience);
    this.payer = FeePayer.load(settings.payerKey());
    this.keys = new MintKeys(settings.mintSecret());
    this.airdropAllowed = settings.airdropAllowed();
  }

  /** The wallet that pays and has authority over the collections, base58. */
  public String payerAddress() {
    return payer.getPublicKeyBase58();
  }

  @Override
  public MintOutcome ensureCollection(CollectionOrder order) {
    Optional<PublicKey> owner = Addresses.parse(order.ownerWallet());
    if (owner.isEmpty()) {
      return new MintOutcome.Rejected("not a wallet address: " + order.ownerWallet());
    }
    Account key = keys.ofCollection(order.repositoryId());
    MintPlan plan = MintPlan.collection(key.getPublicKey(), owner.get(), order);
    return mintOnce(key, plan, MintAccount::group);
  }

  @Override
  public MintOutcome mint(NftOrder order) {
    Optional<PublicKey> owner = Addresses.parse(order.ownerWallet());
    Optional<PublicKey> collection = Addresses.parse(order.collectionMint());
    if (owner.isEmpty()) {
      return new MintOutcome.Rejected("not a wallet address: " + order.ownerWallet());
    }
    if (collection.isEmpty()) {
      return new MintOutcome.Rejected("not a mint address: " + order.collectionMint());
    }
    Account key = keys.ofCommit(order.repositoryId(), order.round(), order.commitId());
    MintPlan plan = MintPlan.commit(key.getPublicKey(), owner.get(), collection.get(), order);
    return mintOnce(key, plan, account -> isCommit(account, order.commitId()));
  }

  private static boolean isCommit(MintAccount account, String commitId) {
    TokenMetadata metadata = account.metadata();
    return metadata != null && commitId.equals(metadata.fields().get(OnChainNft.COMMIT));
  }

  private MintOutcome mintOnce(Account key, MintPlan plan, Predicate<MintAccount> isOurs) {
    return existing(key.getPublicKeyBase58(), isOurs).orElseGet(() -> mint(key, plan, isOurs));
  }

  private MintOutcome mint(Account key, MintPlan plan, Predicate<MintAccount> isOurs) {
    return switch (rpc.getMinimumBalanceForRentExemption(plan.accountSize())) {
      case RpcReply.Result<Long>(Long rent) ->
          unfunded(rent + RESERVE).orElseGet(() -> submit(key, plan, rent, isOurs));
      case RpcReply.Failure<Long> failure -> new MintOutcome.Unavailable(failure.detail());
      case RpcReply.Unreachable<Long>(String detail) -> new MintOutcome.Unavailable(detail);
    };
  }

  private MintOutcome submit(Account key, MintPlan plan, long rent, Predicate<MintAccount> isOurs) {
    String mint = key.getPublicKeyBase58();
    return switch (sender.submit(
        plan.instructions(payer.getPublicKey(), rent), List.of(payer, key))) {
      case Submission.Landed(String signature, long slot) ->
          new MintOutcome.Minted(mint, signature, slot);
      // Another caller may have been faster with the same order: then this one had to fail.
      case Submission.Failed(String detail) ->
          existing(mint, isOurs)
              .filter(MintOutcome.AlreadyMinted.class::isInstance)
              .orElseGet(() -> new MintOutcome.Rejected(detail));
      case Submission.Unknown(String detail) -> new MintOutcome.Unavailable(detail);
      case Submission.Expired(String detail) -> new MintOutcome.Unavailable(detail);
    };
  }

  /** The outcome when the chain already has something at the address, or cannot be asked. */
  private Optional<MintOutcome> existing(String mint, Predicate<MintAccount> isOurs) {
    return switch (rpc.getAccountInfo(mint)) {
      case RpcReply.Result<Optional<AccountSnapshot>>(Optional<AccountSnapshot> account) ->
          account.map(found -> occupied(mint, found, isOurs));
      case RpcReply.Failure<Optional<AccountSnapshot>> failure -> unavailable(failure.detail());
      case RpcReply.Unreachable<Optional<AccountSnapshot>>(String detail) -> unavailable(detail);
    };
  }

  private MintOutcome occupied(
      String mint, AccountSnapshot account, Predicate<MintAccount> isOurs) {
    return account.owner().equals(Token2022.PROGRAM.toBase58())
            && MintAccount.parse(account.data()) instanceof MintAccount.Parsing.Parsed(var parsed)
            && isOurs.test(parsed)
        ? new MintOutcome.AlreadyMinted(mint, firstSignature(mint))
        : new MintOutcome.Rejected("the account " + mint + " exists and is something else");
  }

  /** The transaction that minted is the first that names the mint. */
  private @Nullable String firstSignature(String mint) {
    return rpc.getSignaturesForAddress(mint) instanceof RpcReply.Result<List<String>>(var all)
            && !all.isEmpty()
        ? all.getLast()
        : null;
  }

  /** The outcome when the payer has too little and cannot get more. */
  private Optional<MintOutcome> unfunded(long needed) {
    return switch (rpc.getBalance(payerAddress())) {
      case RpcReply.Result<Long>(Long balance) when balance >= needed -> Optional.empty();
      case RpcReply.Result<Long>(Long balance) when airdropAllowed -> airdrop(needed);
      case RpcReply.Result<Long>(Long balance) ->
          unavailable(
              "fee payer %s holds %d lamports and needs %d: send it some"
                  .formatted(payerAddress(), balance, needed));
      case RpcReply.Failure<Long> failure -> unavailable(failure.detail());
      case RpcReply.Unreachable<Long>(String detail) -> unavailable(detail);
    };
  }

  private Optional<MintOutcome> airdrop(long needed) {
    return switch (rpc.requestAirdrop(payerAddress(), AIRDROP)) {
      case RpcReply.Result<String> requested -> awaitFunds(needed);
      case RpcReply.Failure<String> failure -> unavailable(failure.detail());
      case RpcReply.Unreachable<String>(String detail) -> unavailable(detail);
    };
  }

  private Optional<MintOutcome> awaitFunds(long needed) {
    Optional<Long> funds = Polling.until(patience, () -> balanceOfAtLeast(needed));
    return funds.isPresent()
        ? Optional.empty()
        : unavailable("the airdrop to fee payer " + payerAddress() + " has not arrived");
  }

  private Optional<Long> balanceOfAtLeast(long needed) {
    return rpc.getBalance(payerAddress()) instanceof RpcReply.Result<Long>(Long balance)
            && balance >= needed
        ? Optional.of(balance)
        : Optional.empty();
  }

  private static Optional<MintOutcome> unavailable(String detail) {
    return Optional.of(new MintOutcome.Unavailable(detail));
  }
}
