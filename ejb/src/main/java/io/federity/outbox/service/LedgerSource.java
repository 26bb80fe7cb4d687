package io.federity.outbox.service;

import io.federity.ledger.LedgerSettings;
import io.federity.ledger.NftLedger;
import io.federity.ledger.SolanaLedger;
import io.federity.security.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Opens the ledger when the first order is to be minted, with the server's own keys. */
@ApplicationScoped
public class LedgerSource {
  private static final int SECRET_BYTES = 32;

  @Inject Settings settings;
  private @Nullable Ledger ledger;

  /**
   * The ledger and who pays on it.
   *
   * @param payer wallet in Base58; owns what nobody else can own
   */
  public record Ledger(NftLedger nfts, String payer) {}

  /** The ledger; opened once. */
  public synchronized Ledger get() {
    Ledger open = ledger;
    if (open == null) {
      var solana =
          new SolanaLedger(
              new LedgerSettings(
                  URI.create(settings.ledgerRpc()),
                  file("FEDERITY_SOLANA_PAYER_FILE", "solana-payer.json"),
                  secret(file("FEDERITY_MINT_SECRET_FILE", "mint-secret")),
                  settings.find("FEDERITY_SOLANA_AIRDROP").filter("true"::equals).isPresent()));
      open = new Ledger(solana, solana.payerAddress());
      ledger = open;
    }
    return open;
  }

  private Path file(String setting, String name) {
    return settings
        .find(setting)
        .map(Path::of)
        .orElseGet(() -> settings.dataDirectory().resolve(name));
  }

  /** Reads 64 hex digits; a server without the file gets a secret of its own. */
  private static byte[] secret(Path file) {
    try {
      if (!Files.exists(file)) {
        create(file);
      }
      return HexFormat.of().parseHex(Files.readString(file, StandardCharsets.US_ASCII).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("the mint secret " + file + " cannot be read", e);
    }
  }

  private static void create(Path file) throws IOException {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try {
      Files.createFile(file, ownerOnly);
    } catch (FileAlreadyExistsException _) {
      return; // Another server was faster; its secret is used.
    }
    Files.writeString(file, HexFormat.of().formatHex(secret), StandardCharsets.US_ASCII);
  }
}
