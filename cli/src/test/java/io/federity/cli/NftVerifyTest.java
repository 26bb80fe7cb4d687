package io.federity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.aggregation.StrategySpec;
import io.federity.cli.Terminal.Result;
import io.federity.commit.Commit;
import io.federity.commit.CommitKind;
import io.federity.commit.MergeMember;
import io.federity.commit.MergeRecord;
import io.federity.object.ObjectId;
import io.federity.wallet.SigningKey;
import io.federity.wire.NftView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger must say is taken from signed commits; the chain itself is the ledger's test. */
class NftVerifyTest {
  private static final String MINT = "So11111111111111111111111111111111111111112";

  @TempDir Path folder;
  @AutoClose private final FakeServer server = new FakeServer();
  private final SigningKey wallet = SigningKey.generate();
  private Terminal terminal;
  private ObjectId root;
  private Commit contribution;

  @BeforeEach
  void publishContribution() throws IOException {
    terminal = new Clinic(folder, server).withRepository().terminal;
    root = ObjectId.of(server.head.id());
    contribution = commit(CommitKind.CONTRIBUTION, List.of(root), wallet, Optional.empty());
    server.publish(contribution, wallet);
    server.nfts.add(
        new NftView(
            "contribution",
            contribution.id().hex(),
            MINT,
            MINT,
            wallet.address().base58(),
            "sig",
            "minted",
            FakeServer.NOON));
  }

  private Result verify() {
    return terminal.run("nft", "verify", MINT, "-R", "cleveland/heart");
  }

  @Test
  void contribution_mergedBySignedMerge_isAskedOfTheChain() {
    server.publish(merge(server.key), server.key);
    Result result = verify();
    assertThat(result.err()).contains("ledger-unreachable");
    assertThat(result.exitCode()).isEqualTo(4);
  }

  @Test
  void contribution_mergedByForeignKey_isRefused() {
    SigningKey foreign = SigningKey.generate();
    server.publish(merge(foreign), foreign);
    assertThat(verify().err()).contains("signature-invalid");
  }

  @Test
  void contribution_notMerged_isRefused() {
    assertThat(verify().err()).contains("ledger-differs", "no signed merge of branch main");
  }

  @Test
  void mint_unknown_isRefused() {
    assertThat(terminal.run("nft", "verify", "Unknown11111111", "-R", "cleveland/heart").exitCode())
        .isEqualTo(2);
  }

  private Commit merge(SigningKey signer) {
    var member = new MergeMember(contribution.id(), "cleveland", 4, "1");
    var record = new MergeRecord(1, StrategySpec.of("FedAvg"), List.of(member), List.of());
    return commit(CommitKind.MERGE, List.of(root, contribution.id()), signer, Optional.of(record));
  }

  private Commit commit(
      CommitKind kind, List<ObjectId> parents, SigningKey signer, Optional<MergeRecord> merge) {
    return new Commit(
        kind,
        FakeServer.REPOSITORY_ID,
        "main",
        parents,
        root,
        root,
        "alice.cleveland",
        "cleveland",
        signer.address(),
        "x",
        4,
        Map.of(),
        Map.of(),
        FakeServer.NOON,
        merge);
  }
}
