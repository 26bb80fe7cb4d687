package io.federity.ledger.token2022;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.ledger.RecordedAccounts;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Reads accounts that were recorded from a node. */
class MintAccountTest {
  private static final byte[] NFT = RecordedAccounts.commitNft();
  private static final String COLLECTION = "AsEW7VvB3Mz7fV9oCgnNzyUGC5ZQw5Xm1cGTmY1WuBKY";

  @Test
  void parse_commitNft_readsEveryExtension() {
    MintAccount mint = parsed(NFT);

    assertThat(mint.mintAuthority()).isNull();
    assertThat(mint.freezeAuthority()).isNull();
    assertThat(mint.supply()).isOne();
    assertThat(mint.decimals()).isZero();
    assertThat(mint.group()).isFalse();
    assertThat(mint.membership())
        .isEqualTo(
            new GroupMembership("AEkB82MoknroUAL8VrS28aia4tmc2ZhcxfC2H3y2wvAT", COLLECTION, 1));
    TokenMetadata metadata = mint.metadata();
    assertThat(metadata.updateAuthority()).isNull();
    assertThat(metadata.name()).isEqualTo("risk@1a2b3c4d");
    assertThat(metadata.symbol()).isEqualTo("COMMIT");
    assertThat(metadata.uri()).isEqualTo("https://hub.example/c/1a2b3c4d");
    assertThat(metadata.fields().keySet()).containsExactly("commit", "round", "digest");
  }

  @Test
  void parse_collection_isAGroupWithOpenMetadata() {
    MintAccount mint = parsed(RecordedAccounts.collection());

    assertThat(mint.group()).isTrue();
    assertThat(mint.membership()).isNull();
    assertThat(mint.metadata().mint()).isEqualTo(COLLECTION);
    assertThat(mint.metadata().updateAuthority()).isNotNull();
  }

  @Test
  void parse_cutAnywhere_neverThrows() {
    for (int length = 0; length < NFT.length; length++) {
      byte[] cut = Arrays.copyOf(NFT, length);
      MintAccount.Parsing parsing = MintAccount.parse(cut);
      if (parsing instanceof MintAccount.Parsing.Parsed(MintAccount mint)) {
        assertThat(mint).isNotEqualTo(parsed(NFT));
      }
    }
  }

  @Test
  void parse_anyByteReplaced_neverThrows() {
    for (int i = 0; i < NFT.length; i++) {
      for (byte value : new byte[] {0, 1, 127, -128, -1}) {
        byte[] changed = NFT.clone();
        changed[i] = value;
        assertThat(MintAccount.parse(changed)).isNotNull();
      }
    }
  }

  @Test
  void parse_tokenAccount_saysThatItIsNotAMint() {
    byte[] account = new byte[170];
    account[165] = 2;

    assertThat(MintAccount.parse(account))
        .isEqualTo(new MintAccount.Parsing.Malformed("not a mint but account type 2"));
  }

  private static MintAccount parsed(byte[] data) {
    return ((MintAccount.Parsing.Parsed) MintAccount.parse(data)).mint();
  }
}
