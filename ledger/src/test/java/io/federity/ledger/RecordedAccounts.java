package io.federity.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Objects;

/** Mint accounts as a node reported them after {@link SolanaLedger} had minted. */
public final class RecordedAccounts {
  private RecordedAccounts() {}

  /** Commit 1a2b3c4d…, round 3, of repository cleveland/risk. */
  public static byte[] commitNft() {
    return read("commit-nft.base64");
  }

  /** The collection of a repository with a name of 73 characters. */
  public static byte[] collection() {
    return read("collection.base64");
  }

  private static byte[] read(String name) {
    try (InputStream in = RecordedAccounts.class.getResourceAsStream(name)) {
      return Base64.getMimeDecoder().decode(Objects.requireNonNull(in, name).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
