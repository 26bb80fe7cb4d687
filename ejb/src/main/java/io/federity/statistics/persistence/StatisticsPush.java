package io.federity.statistics.persistence;

import io.federity.wallet.WalletAddress;
import java.time.Instant;

/**
 * A hospital's column statistics as pushed.
 *
 * @param rows rows behind the sums
 * @param statistics canonical JSON text, as signed
 * @param signature Base64, 64 bytes
 * @param approved whether they are part of the frozen standardisation
 */
public record StatisticsPush(
    String id,
    String repositoryId,
    String branch,
    String hospital,
    String author,
    long rows,
    String statistics,
    String signature,
    WalletAddress signer,
    Instant pushed,
    boolean approved) {

  /** The same push, approved. */
  public StatisticsPush approve() {
    return new StatisticsPush(
        id,
        repositoryId,
        branch,
        hospital,
        author,
        rows,
        statistics,
        signature,
        signer,
        pushed,
        true);
  }
}
