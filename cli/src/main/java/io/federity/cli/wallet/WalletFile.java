package io.federity.cli.wallet;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.home.FederityHome;
import io.federity.cli.home.PrivateFiles;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.wallet.SigningKey;
import io.federity.wallet.WalletAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The person's wallet on disk and the passphrase to it. */
public final class WalletFile {
  /** Holds the passphrase where nobody can be asked. */
  public static final String PASSPHRASE = "FEDERITY_WALLET_PASSPHRASE";

  /** Names a file whose first line is the passphrase. */
  public static final String PASSPHRASE_FILE = "FEDERITY_WALLET_PASSPHRASE_FILE";

  private final CommandEnvironment environment;
  private final Path file;

  /** The wallet of this environment's home. */
  public WalletFile(CommandEnvironment environment) {
    this.environment = environment;
    this.file = FederityHome.of(environment).walletFile();
  }

  /** Where it is. */
  public Path file() {
    return file;
  }

  /** Makes a key and stores it; refused where there is a wallet already. */
  public Outcome<WalletAddress> create() {
    if (Files.exists(file)) {
      return thereIsOne();
    }
    return passphrase("Passphrase for the new wallet", true)
        .then(passphrase -> {
          if (passphrase.length < EncryptedWallet.MIN_PASSPHRASE) {
            return Outcome.refused(
                ErrorCode.WALLET_LOCKED,
                "the passphrase is shorter than %d characters"
                    .formatted(EncryptedWallet.MIN_PASSPHRASE));
          }
          SigningKey key = SigningKey.generate();
          String text = EncryptedWallet.seal(key, passphrase).text();
          Arrays.fill(passphrase, '\0');
          return PrivateFiles.create(file, text) ? Outcome.accepted(key.address()) : thereIsOne();
        });
  }

  private Outcome<WalletAddress> thereIsOne() {
    return Outcome.refused(
        ErrorCode.ALREADY_EXISTS,
        "there is a wallet in %s; it is never overwritten, move it away first".formatted(file));
  }

  /** The wallet's address; needs no passphrase. */
  public Outcome<WalletAddress> address() {
    return read().map(wallet -> new WalletAddress(wallet.address()));
  }

  /** The key, for signing. */
  public Outcome<SigningKey> unlock() {
    return read()
        .then(wallet ->
            passphrase("Passphrase of wallet " + wallet.address(), false)
                .then(passphrase -> {
                  Outcome<SigningKey> key = wallet.open(passphrase);
                  Arrays.fill(passphrase, '\0');
                  return key;
                }));
  }

  private Outcome<EncryptedWallet> read() {
    if (!Files.exists(file)) {
      return Outcome.refused(
          ErrorCode.WALLET_NOT_LINKED,
          "there is no wallet in %s; make one: federity wallet create".formatted(file));
    }
    try {
      Optional<EncryptedWallet> wallet = EncryptedWallet.read(Files.readString(file));
      return wallet
          .map(Outcome::accepted)
          .orElseGet(
              () -> Outcome.refused(ErrorCode.WALLET_LOCKED, file + " is not a wallet file"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private Outcome<char[]> passphrase(String question, boolean twice) {
    Optional<char[]> given = environment.variable(PASSPHRASE).map(String::toCharArray);
    if (given.isPresent()) {
      return Outcome.accepted(given.get());
    }
    Optional<String> file = environment.variable(PASSPHRASE_FILE);
    if (file.isPresent()) {
      return firstLine(environment.resolve(Path.of(file.get())));
    }
    Optional<char[]> typed = environment.passphrases().ask(question);
    if (typed.isEmpty()) {
      return Outcome.refused(
          ErrorCode.WALLET_LOCKED,
          "no passphrase: nobody can be asked, and neither %s nor %s is set"
              .formatted(PASSPHRASE, PASSPHRASE_FILE));
    }
    if (twice
        && !environment
            .passphrases()
            .ask("Again")
            .map(again -> Arrays.equals(again, typed.get()))
            .orElse(false)) {
      return Outcome.refused(ErrorCode.WALLET_LOCKED, "the two passphrases differ");
    }
    return Outcome.accepted(typed.get());
  }

  private static Outcome<char[]> firstLine(Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      String line = reader.readLine();
      return line == null || line.isEmpty()
          ? Outcome.refused(
              ErrorCode.BAD_SETTING, PASSPHRASE_FILE + " names " + file + ", which is empty")
          : Outcome.accepted(line.toCharArray());
    } catch (IOException e) {
      return Outcome.refused(
          ErrorCode.BAD_SETTING, PASSPHRASE_FILE + " names a file that cannot be read: " + e);
    }
  }
}
