package io.federity.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MintKeysTest {
  private static final String REPOSITORY = "3f2b8c1e-0000-4000-8000-000000000001";
  private static final String COMMIT = "1a2b3c4d".repeat(8);

  private final MintKeys keys = new MintKeys(secret(7));

  /** The expected addresses were computed by OpenSSL. */
  @Test
  void addresses_ofAKnownSecret_areKnown() {
    assertThat(keys.ofCommit(REPOSITORY, 3, COMMIT).getPublicKeyBase58())
        .isEqualTo("7WgKjotNZAAP4QP99ZokfpSTwdzzNQPTWoFCifoTADEm");
    assertThat(keys.ofCollection(REPOSITORY).getPublicKeyBase58())
        .isEqualTo("3DLXSD1aKVPpyqXTWwj8CP8mynBMoaiMB5PfC2eSbSw9");
  }

  @Test
  void addresses_ofDifferentThings_differ() {
    assertThat(
            new String[] {
              keys.ofCommit(REPOSITORY, 3, COMMIT).getPublicKeyBase58(),
              keys.ofCommit(REPOSITORY, 4, COMMIT).getPublicKeyBase58(),
              keys.ofCommit(REPOSITORY, 3, "0".repeat(64)).getPublicKeyBase58(),
              keys.ofCommit("other", 3, COMMIT).getPublicKeyBase58(),
              keys.ofCommit(REPOSITORY + "3", 3, COMMIT).getPublicKeyBase58(),
              keys.ofCollection(REPOSITORY).getPublicKeyBase58(),
              new MintKeys(secret(8)).ofCommit(REPOSITORY, 3, COMMIT).getPublicKeyBase58()
            })
        .doesNotHaveDuplicates();
  }

  private static byte[] secret(int value) {
    byte[] secret = new byte[32];
    Arrays.fill(secret, (byte) value);
    return secret;
  }
}
