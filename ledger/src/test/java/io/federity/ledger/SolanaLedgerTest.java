package io.federity.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.ledger.MintOutcome.AlreadyMinted;
import io.federity.ledger.MintOutcome.Minted;
import io.federity.ledger.MintOutcome.Rejected;
import io.federity.ledger.MintOutcome.Unavailable;
import io.federity.ledger.NftOrder.Kind;
import io.federity.ledger.TransactionSender.Submission;
import io.federity.ledger.rpc.RpcReply;
import io.federity.ledger.rpc.SolanaRpc;
import io.federity.ledger.token2022.Token2022;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.p2p.solanaj.core.Account;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;

/** Against a real Solana virtual machine. */
class SolanaLedgerTest {
  private static final String COMMIT = "1a2b3c4d".repeat(8);
  private static final String DIGEST = "c4".repeat(32);
  private static final byte[] SECRET = new byte[32];
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir static Path folder;
  static SolanaNode node;

  private final String repository = UUID.randomUUID().toString();
  private final String alice = new Account().getPublicKeyBase58();
  private SolanaLedger ledger;
  private String collection;

  @BeforeAll
  static void startNode() {
    node = new SolanaNode(folder.resolve("state.jsonl"));
  }

  @AfterAll
  static void stopNode() {
    node.close();
  }

  @BeforeEach
  void createCollection() {
    ledger = ledger(node.rpc());
    collection = ((Minted) ledger.ensureCollection(collectionOrder(alice))).mint();
  }

  @Test
  void mint_commit_isOneSealedTokenOfTheOwnerInTheCollection() {
    Minted minted = (Minted) ledger.mint(order(Kind.CONTRIBUTION, COMMIT));

    OnChainNft nft = read(minted.mint());
    assertThat(nft.name()).isEqualTo("risk@1a2b3c4d");
    assertThat(nft.symbol()).isEqualTo("COMMIT");
    assertThat(nft.uri()).isEqualTo(order(Kind.CONTRIBUTION, COMMIT).uri());
    assertThat(nft.fields())
        .containsEntry("commit", COMMIT)
        .containsEntry("round", "3")
        .containsEntry("digest", DIGEST)
        .hasSize(3);
    assertThat(nft.collection()).isEqualTo(collection);
    assertThat(nft.owner()).isEqualTo(alice);
    assertThat(nft.supply()).isOne();
    assertThat(nft.decimals()).isZero();
    assertThat(nft.mintAuthorityRevoked()).isTrue();
    assertThat(nft.metadataSealed()).isTrue();
    assertThat(minted.slot()).isPositive();
  }

  @Test
  void transaction_ofAMint_canBeReadBackWithItsSignature() {
    Minted minted = (Minted) ledger.mint(order(Kind.CONTRIBUTION, COMMIT));
    SolanaRpc rpc = new SolanaRpc(node.rpc());

    PublicKey holding = Token2022.tokenAccount(new PublicKey(alice), new PublicKey(minted.mint()));
    assertThat(rpc.getTokenAccountBalance(holding.toBase58())).isEqualTo(new RpcReply.Result<>(1L));
    assertThat(rpc.getTransaction(minted.signature()))
        .isInstanceOfSatisfying(
            RpcReply.Result.class,
            result -> assertThat(result.value().toString()).contains(minted.mint()));
  }

  @Test
  void verification_sameFacts_agrees() {
    Minted minted = (Minted) ledger.mint(order(Kind.MERGE, COMMIT));

    ExpectedNft expected = new ExpectedNft(collection, Kind.MERGE, 3, COMMIT, DIGEST, alice);
    assertThat(NftVerification.verify(read(minted.mint()), expected))
        .isEqualTo(new NftVerdict.Agrees());
  }

  @Test
  void verification_otherFacts_namesEveryDifference() {
    Minted minted = (Minted) ledger.mint(order(Kind.MERGE, COMMIT));

    String bob = new Account().getPublicKeyBase58();
    ExpectedNft expected = new ExpectedNft(bob, Kind.CONTRIBUTION, 4, "0".repeat(64), "00", bob);
    NftVerdict.Differs verdict =
        (NftVerdict.Differs) NftVerification.verify(read(minted.mint()), expected);
    assertThat(verdict.differences())
        .extracting(NftVerdict.Difference::field)
        .containsExactly("collection", "symbol", "commit", "round", "digest", "owner");
    assertThat(verdict.differences()).contains(new NftVerdict.Difference("round", "4", "3"));
  }

  @Test
  void mint_secondTime_returnsTheFirst() {
    Minted first = (Minted) ledger.mint(order(Kind.CONTRIBUTION, COMMIT));

    assertThat(ledger.mint(order(Kind.CONTRIBUTION, COMMIT)))
        .isEqualTo(new AlreadyMinted(first.mint(), first.signature()));
  }

  @Test
  void ensureCollection_secondTime_returnsTheFirst() {
    assertThat(ledger.ensureCollection(collectionOrder(alice)))
        .isInstanceOfSatisfying(
            AlreadyMinted.class, again -> assertThat(again.mint()).isEqualTo(collection));
  }

  @Test
  void mint_concurrently_mintsOnce() throws Exception {
    Callable<MintOutcome> mint = () -> ledger(node.rpc()).mint(order(Kind.MERGE, COMMIT));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<MintOutcome> outcomes = new ArrayList<>();
      for (Future<MintOutcome> outcome : threads.invokeAll(List.of(mint, mint, mint, mint))) {
        outcomes.add(outcome.get());
      }
      assertThat(outcomes).filteredOn(Minted.class::isInstance).hasSize(1);
      assertThat(outcomes).filteredOn(AlreadyMinted.class::isInstance).hasSize(3);
    }
  }

  @Test
  void mint_answerToSendingLost_findsTheTransactionOnTheChain() {
    try (LosingProxy proxy = LosingProxy.ofAnswers(node.rpc(), "sendTransaction")) {
      assertThat(ledger(proxy.rpc()).mint(order(Kind.CONTRIBUTION, COMMIT)))
          .isInstanceOf(Minted.class);
    }
  }

  @Test
  void mint_killedBetweenSendingAndRecording_isFoundByTheNextOne() {
    MintOutcome cutOff;
    try (LosingProxy proxy =
        LosingProxy.ofAnswers(node.rpc(), "sendTransaction", "getSignatureStatuses")) {
      cutOff =
          new SolanaLedger(settings(proxy.rpc()), Duration.ofMillis(100))
              .mint(order(Kind.CONTRIBUTION, COMMIT));
    }

    assertThat(cutOff).isInstanceOf(Unavailable.class);
    assertThat(ledger.mint(order(Kind.CONTRIBUTION, COMMIT)))
        .isInstanceOfSatisfying(
            AlreadyMinted.class, found -> assertThat(found.signature()).isNotNull());
  }

  @Test
  void mint_lostOnItsWayUntilItExpired_isSignedAnewAndMinted() {
    try (LosingProxy proxy = LosingProxy.ofTheFirstRequest(node.rpc(), "sendTransaction")) {
      assertThat(ledger(proxy.rpc()).mint(order(Kind.MERGE, COMMIT))).isInstanceOf(Minted.class);
      assertThat(proxy.lost()).isOne();
    }
  }

  @Test
  void mint_nodeDown_isUnavailable() {
    URI nowhere = URI.create("http://127.0.0.1:1");

    assertThat(ledger(nowhere).mint(order(Kind.MERGE, COMMIT))).isInstanceOf(Unavailable.class);
    assertThat(ledger(nowhere).ensureCollection(collectionOrder(alice)))
        .isInstanceOf(Unavailable.class);
    assertThat(new NftReader(nowhere).read(collection)).isInstanceOf(NftReading.Unavailable.class);
  }

  @Test
  void mint_payerWithoutLamports_isUnavailableAndNamesThePayer() {
    LedgerSettings settings =
        new LedgerSettings(node.rpc(), folder.resolve("poor.json"), SECRET, false);
    SolanaLedger poor = new SolanaLedger(settings);

    assertThat(poor.mint(order(Kind.MERGE, COMMIT)))
        .isInstanceOfSatisfying(
            Unavailable.class,
            outcome -> assertThat(outcome.detail()).contains(poor.payerAddress(), "0 lamports"));
  }

  @Test
  void mint_invalidAddresses_areRejected() {
    NftOrder good = order(Kind.MERGE, COMMIT);

    assertThat(ledger.mint(with(good, "0OIl", good.collectionMint(), good.uri())))
        .isInstanceOf(Rejected.class);
    assertThat(ledger.mint(with(good, good.ownerWallet(), "not an address", good.uri())))
        .isInstanceOf(Rejected.class);
    assertThat(ledger.ensureCollection(collectionOrder(""))).isInstanceOf(Rejected.class);
  }

  @Test
  void mint_intoNoCollection_isRejectedAndLeavesNothing() {
    NftOrder good = order(Kind.MERGE, COMMIT);
    NftOrder astray = with(good, good.ownerWallet(), alice, good.uri());

    assertThat(ledger.mint(astray))
        .isInstanceOfSatisfying(
            Rejected.class,
            outcome ->
                assertThat(outcome.detail()).contains("InstructionError").doesNotContain("\n"));
    assertThat(ledger.mint(good)).isInstanceOf(Minted.class);
  }

  @Test
  void mint_uriTooLongForOneTransaction_isRejected() {
    NftOrder good = order(Kind.MERGE, COMMIT);
    String uri = "https://hub.example/" + "x".repeat(400);

    assertThat(ledger.mint(with(good, good.ownerWallet(), collection, uri)))
        .isInstanceOfSatisfying(
            Rejected.class, outcome -> assertThat(outcome.detail()).contains("1232"));
  }

  @Test
  void collection_memberOfAnotherAuthority_isRefused() {
    Account mallory = new Account();
    Account mint = new Account();
    PublicKey authority = mallory.getPublicKey();
    fund(mallory);

    Submission submission =
        sender()
            .submit(
                new MintPlan(
                        mint.getPublicKey(),
                        "risk@forged",
                        "COMMIT",
                        "",
                        Map.of(),
                        authority,
                        new PublicKey(collection))
                    .instructions(authority, 100_000_000),
                List.of(mallory, mint));

    assertThat(submission)
        .isInstanceOfSatisfying(
            Submission.Failed.class,
            failed -> assertThat(failed.detail()).contains("InstructionError\":[5,"));
    assertThat(new NftReader(node.rpc()).read(mint.getPublicKeyBase58()))
        .isInstanceOf(NftReading.Missing.class);
  }

  @Test
  void nft_sealed_refusesNewFactsAndASecondToken() {
    PublicKey mint = new PublicKey(((Minted) ledger.mint(order(Kind.MERGE, COMMIT))).mint());
    Account payer = FeePayer.load(folder.resolve("payer.json"));
    PublicKey authority = payer.getPublicKey();
    PublicKey holding = Token2022.tokenAccount(new PublicKey(alice), mint);

    List<TransactionInstruction> attacks =
        List.of(
            Token2022.updateField(mint, authority, "commit", "0".repeat(64)),
            Token2022.updateMetadataAuthority(mint, authority, authority),
            Token2022.mintTo(mint, holding, authority, 1));

    assertThat(attacks)
        .allSatisfy(attack ->
            assertThat(sender().submit(List.of(attack), List.of(payer)))
                .isInstanceOf(Submission.Failed.class));
    assertThat(read(mint.toBase58()).fields()).containsEntry("commit", COMMIT);
  }

  @Test
  void reader_addressesWithoutNft_saysWhy() {
    NftReader reader = new NftReader(node.rpc());

    assertThat(reader.read(alice)).isEqualTo(new NftReading.Missing(alice));
    assertThat(reader.read("hello")).isInstanceOf(NftReading.NotAnNft.class);
    assertThat(reader.read(ledger.payerAddress())).isInstanceOf(NftReading.NotAnNft.class);
  }

  @Test
  void node_killedAndRestarted_keepsNftsAndTheirTransactions(@TempDir Path own) {
    try (SolanaNode fragile = new SolanaNode(own.resolve("state.jsonl"))) {
      SolanaLedger before = ledger(fragile.rpc());
      before.ensureCollection(collectionOrder(alice));
      Minted minted = (Minted) before.mint(order(Kind.CONTRIBUTION, COMMIT));
      fragile.kill();
      fragile.restart();

      assertThat(before.mint(order(Kind.CONTRIBUTION, COMMIT)))
          .isEqualTo(new AlreadyMinted(minted.mint(), minted.signature()));
      assertThat(new NftReader(fragile.rpc()).read(minted.mint()))
          .isInstanceOfSatisfying(
              NftReading.Found.class, found -> assertThat(found.nft().owner()).isEqualTo(alice));
      assertThat(before.mint(order(Kind.MERGE, "0".repeat(64)))).isInstanceOf(Minted.class);
    }
  }

  private SolanaLedger ledger(URI rpc) {
    return new SolanaLedger(settings(rpc), PATIENCE);
  }

  private static LedgerSettings settings(URI rpc) {
    return new LedgerSettings(rpc, folder.resolve("payer.json"), SECRET, true);
  }

  private static TransactionSender sender() {
    return new TransactionSender(new SolanaRpc(node.rpc()), PATIENCE);
  }

  private static void fund(Account wallet) {
    SolanaRpc rpc = new SolanaRpc(node.rpc());
    String address = wallet.getPublicKeyBase58();
    assertThat(rpc.requestAirdrop(address, 1_000_000_000L)).isInstanceOf(RpcReply.Result.class);
    assertThat(rpc.getBalance(address)).isEqualTo(new RpcReply.Result<>(1_000_000_000L));
  }

  private static OnChainNft read(String mint) {
    return ((NftReading.Found) new NftReader(node.rpc()).read(mint)).nft();
  }

  private CollectionOrder collectionOrder(String owner) {
    return new CollectionOrder(
        repository, "cleveland/risk", "https://hub.example/cleveland/risk", owner);
  }

  private NftOrder order(Kind kind, String commit) {
    String uri = "https://hub.example/api/v1/repositories/cleveland/risk/commits/" + commit;
    return new NftOrder(
        repository, "cleveland/risk", 3, commit, kind, DIGEST, alice, collection, uri);
  }

  private static NftOrder with(NftOrder order, String owner, String collection, String uri) {
    return new NftOrder(
        order.repositoryId(),
        order.repository(),
        order.round(),
        order.commitId(),
        order.kind(),
        order.digest(),
        owner,
        collection,
        uri);
  }
}
