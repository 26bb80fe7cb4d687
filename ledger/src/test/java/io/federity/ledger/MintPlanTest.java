package io.federity.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.ledger.NftOrder.Kind;
import io.federity.ledger.token2022.SignedTransaction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.p2p.solanaj.core.Account;
import org.p2p.solanaj.core.PublicKey;

class MintPlanTest {
  private static final String REPOSITORY = "3f2b8c1e-0000-4000-8000-000000000001";
  private static final String COMMIT = "1a2b3c4d".repeat(8);
  private static final String DIGEST = "c4".repeat(32);
  private static final String BLOCKHASH = "1".repeat(32);
  private static final int LONGEST_URI = 190;

  private final Account payer = new Account();
  private final Account mint = new Account();
  private final PublicKey owner = new Account().getPublicKey();
  private final PublicKey group = new Account().getPublicKey();

  @Test
  void commit_ofARepositoryWith80Letters_isShortenedAndFits() {
    NftOrder order = order("cleveland/" + "r".repeat(80), Integer.MAX_VALUE, LONGEST_URI);
    MintPlan plan = MintPlan.commit(mint.getPublicKey(), owner, group, order);

    assertThat(plan.name()).isEqualTo("r".repeat(23) + "@1a2b3c4d").hasSize(32);
    assertThat(signed(plan).fits()).isTrue();
  }

  @Test
  void commit_withAVeryLongUri_doesNotFit() {
    NftOrder order = order("cleveland/risk", 1, 300);

    assertThat(signed(MintPlan.commit(mint.getPublicKey(), owner, group, order)).fits()).isFalse();
  }

  @Test
  void commit_nameOfManyBytesALetter_isCutBetweenLetters() {
    NftOrder order = order("cleveland/" + "é".repeat(30), 1, 20);

    assertThat(MintPlan.commit(mint.getPublicKey(), owner, group, order).name())
        .isEqualTo("é".repeat(11) + "@1a2b3c4d");
  }

  @Test
  void collection_ofTheLongestName_isShortenedAndFits() {
    String name = "o".repeat(63) + "/" + "r".repeat(63);
    String uri = "https://hub.example/".concat("x".repeat(200));
    CollectionOrder order = new CollectionOrder(REPOSITORY, name, uri, owner.toBase58());
    MintPlan plan = MintPlan.collection(mint.getPublicKey(), owner, order);

    assertThat(plan.name()).isEqualTo("o".repeat(63) + "/");
    assertThat(signed(plan).fits()).isTrue();
  }

  @Test
  void accountSize_isWhatTheProgramNeeded() {
    NftOrder commit =
        new NftOrder(
            REPOSITORY,
            "cleveland/risk",
            3,
            COMMIT,
            Kind.CONTRIBUTION,
            DIGEST,
            owner.toBase58(),
            group.toBase58(),
            "https://hub.example/c/1a2b3c4d");
    CollectionOrder collection =
        new CollectionOrder(
            REPOSITORY,
            "cleveland/" + "r".repeat(63),
            "https://hub.example/cleveland/risk",
            owner.toBase58());

    assertThat(MintPlan.commit(mint.getPublicKey(), owner, group, commit).accountSize())
        .isEqualTo(RecordedAccounts.commitNft().length);
    assertThat(MintPlan.collection(mint.getPublicKey(), owner, collection).accountSize())
        .isEqualTo(RecordedAccounts.collection().length);
  }

  private SignedTransaction signed(MintPlan plan) {
    return SignedTransaction.sign(
        plan.instructions(payer.getPublicKey(), 1), List.of(payer, mint), BLOCKHASH);
  }

  private NftOrder order(String repository, int round, int uriLength) {
    return new NftOrder(
        REPOSITORY,
        repository,
        round,
        COMMIT,
        Kind.CONTRIBUTION,
        DIGEST,
        owner.toBase58(),
        group.toBase58(),
        "u".repeat(uriLength));
  }
}
