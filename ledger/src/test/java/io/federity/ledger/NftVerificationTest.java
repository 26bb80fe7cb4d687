package io.federity.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.ledger.NftVerdict.Difference;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NftVerificationTest {
  private static final String COMMIT = "1a2b3c4d".repeat(8);
  private static final ExpectedNft EXPECTED =
      new ExpectedNft("group", NftOrder.Kind.MERGE, 3, COMMIT, "c4", "alice");

  @Test
  void nft_ofTheCommit_agrees() {
    assertThat(NftVerification.verify(nft("group", "alice", 1, 0, true, true), EXPECTED))
        .isEqualTo(new NftVerdict.Agrees());
  }

  @Test
  void nft_handedOn_agreesWhenAnyOwnerWillDo() {
    ExpectedNft expected = new ExpectedNft("group", NftOrder.Kind.MERGE, 3, COMMIT, "c4", null);

    assertThat(NftVerification.verify(nft("group", "bob", 1, 0, true, true), expected))
        .isEqualTo(new NftVerdict.Agrees());
  }

  @Test
  void nft_outsideOfEveryCollection_differs() {
    assertThat(NftVerification.verify(nft(null, "alice", 1, 0, true, true), EXPECTED))
        .isEqualTo(differs(new Difference("collection", "group", "(none)")));
  }

  @Test
  void nft_thatCanStillChange_differs() {
    assertThat(NftVerification.verify(nft("group", "alice", 2, 1, false, false), EXPECTED))
        .isEqualTo(
            differs(
                new Difference("supply", "1", "2"),
                new Difference("decimals", "0", "1"),
                new Difference("mint authority revoked", "true", "false"),
                new Difference("metadata sealed", "true", "false")));
  }

  private static NftVerdict differs(Difference... differences) {
    return new NftVerdict.Differs(List.of(differences));
  }

  private static OnChainNft nft(
      @Nullable String collection,
      String owner,
      long supply,
      int decimals,
      boolean revoked,
      boolean sealed) {
    Map<String, String> fields = Map.of("commit", COMMIT, "round", "3", "digest", "c4");
    return new OnChainNft(
        "mint",
        "risk@1a2b3c4d",
        "MERGE",
        "",
        fields,
        collection,
        owner,
        supply,
        decimals,
        revoked,
        sealed);
  }
}
