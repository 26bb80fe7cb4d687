package io.federity.ledger;

import java.net.URI;
import java.nio.file.Path;

/**
 * How a server reaches its ledger.
 *
 * @param rpc Solana's JSON-RPC over HTTP
 * @param payerKey key pair file in the Solana tools' format (a JSON array of 64 bytes) of the
 *     wallet that pays the fees and has authority over the collections; created with mode 0600 when
 *     absent
 * @param mintSecret 32 bytes, the same for the life of the server: every mint address is derived
 *     from it
 * @param airdropAllowed on test networks: an empty payer asks for lamports
 */
public record LedgerSettings(URI rpc, Path payerKey, byte[] mintSecret, boolean airdropAllowed) {
  static final int MINT_SECRET_BYTES = 32;

  public LedgerSettings {
    if (mintSecret.length != MINT_SECRET_BYTES) {
      throw new IllegalArgumentException(
          "the mint secret has " + mintSecret.length + " bytes, not " + MINT_SECRET_BYTES);
    }
    mintSecret = mintSecret.clone();
  }

  @Override
  public byte[] mintSecret() {
    return mintSecret.clone();
  }
}
