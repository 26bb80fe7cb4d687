package io.federity.cli.wallet;

import io.federity.cli.console.Json;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.wallet.SigningKey;
import io.federity.wallet.WalletAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A wallet's seed under a passphrase: AES-256-GCM (NIST SP 800-38D) with a key by
 * PBKDF2-HMAC-SHA512 (RFC 8018). The address stands in the clear, so that it can be shown without
 * the passphrase, and is authenticated.
 *
 * <p>Security: whoever has the file must guess the passphrase, at the price of {@code iterations}
 * HMACs a guess; a changed file does not open.
 *
 * @param version of this form, 1
 * @param iterations at least {@link #MIN_ITERATIONS}
 * @param salt Base64, 16 bytes
 * @param nonce Base64, 12 bytes
 * @param sealed Base64, the encrypted seed and its tag
 */
public record EncryptedWallet(
    int version,
    String address,
    String kdf,
    int iterations,
    String salt,
    String cipher,
    String nonce,
    String sealed) {
  /** What OWASP asks of PBKDF2-HMAC-SHA512 (2023). */
  public static final int MIN_ITERATIONS = 210_000;

  /** Beyond this a file of a stranger would only waste time. */
  private static final int MAX_ITERATIONS = 20_000_000;

  /** Shortest passphrase for a new wallet. */
  public static final int MIN_PASSPHRASE = 8;

  private static final String KDF = "PBKDF2WithHmacSHA512";
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int TAG_BITS = 128;

  /** Encrypts the key's seed. */
  public static EncryptedWallet seal(SigningKey key, char[] passphrase) {
    SecureRandom random = new SecureRandom();
    byte[] salt = new byte[16];
    byte[] nonce = new byte[12];
    random.nextBytes(salt);
    random.nextBytes(nonce);
    String address = key.address().base58();
    byte[] seed = key.seed();
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, passphrase, salt, MIN_ITERATIONS, nonce, address)
              .doFinal(seed);
      return new EncryptedWallet(
          1,
          address,
          KDF,
          MIN_ITERATIONS,
          Base64.getEncoder().encodeToString(salt),
          CIPHER,
          Base64.getEncoder().encodeToString(nonce),
          Base64.getEncoder().encodeToString(sealed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime cannot encrypt wallets", e);
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  /** Decrypts; refused for a wrong passphrase and for a file that was changed. */
  public Outcome<SigningKey> open(char[] passphrase) {
    if (version != 1
        || !KDF.equals(kdf)
        || !CIPHER.equals(cipher)
        || iterations < MIN_ITERATIONS
        || iterations > MAX_ITERATIONS) {
      return Outcome.refused(
          ErrorCode.WALLET_LOCKED, "the wallet file has a form that this version does not read");
    }
    byte[] seed = new byte[0];
    try {
      Base64.Decoder base64 = Base64.getDecoder();
      seed =
          cipher(
                  Cipher.DECRYPT_MODE,
                  passphrase,
                  base64.decode(salt),
                  iterations,
                  base64.decode(nonce),
                  address)
              .doFinal(base64.decode(sealed));
      return Outcome.accepted(SigningKey.ofSeed(seed));
    } catch (AEADBadTagException e) {
      return Outcome.refused(ErrorCode.WALLET_LOCKED, "the passphrase is wrong");
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Outcome.refused(
          ErrorCode.WALLET_LOCKED, "the wallet file is damaged: " + e.getMessage());
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  private static Cipher cipher(
      int mode, char[] passphrase, byte[] salt, int iterations, byte[] nonce, String address)
      throws GeneralSecurityException {
    PBEKeySpec spec = new PBEKeySpec(passphrase, salt, iterations, 256);
    byte[] key = SecretKeyFactory.getInstance(KDF).generateSecret(spec).getEncoded();
    spec.clearPassword();
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(("federity/wallet/v1\n" + address).getBytes(StandardCharsets.US_ASCII));
    return cipher;
  }

  /** The file's text. */
  public String text() {
    return Json.text(this) + "\n";
  }

  /** Reads a file's text; empty where it is no wallet. */
  public static Optional<EncryptedWallet> read(String text) {
    return Json.read(text, EncryptedWallet.class)
        .filter(wallet ->
            wallet.address() != null
                && wallet.salt() != null
                && wallet.nonce() != null
                && wallet.sealed() != null
                && WalletAddress.parse(wallet.address()).isPresent());
  }
}
