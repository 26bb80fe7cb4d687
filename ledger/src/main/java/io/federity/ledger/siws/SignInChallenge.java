package io.federity.ledger.siws;

import io.federity.wallet.WalletAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * What a server asks a wallet to sign. The server keeps the challenge and rebuilds the text from
 * its own values, so that nothing in the wallet's reply is trusted but the signature.
 *
 * @param domain the authority that asks, like {@code hub.example} or {@code localhost:8080}
 * @param address the wallet, base58
 * @param statement one line in plain words, printable ASCII
 * @param uri the resource that the signature is for
 * @param chainId like {@code solana:mainnet} or {@code solana:localnet}
 * @param nonce single use, at least 8 letters and digits
 * @param issuedAt rounded down to milliseconds
 * @param expiresAt rounded down to milliseconds, after {@code issuedAt}
 * @see <a href="https://github.com/phantom/sign-in-with-solana">the message's ABNF</a>
 */
public record SignInChallenge(
    String domain,
    String address,
    String statement,
    URI uri,
    String chainId,
    String nonce,
    Instant issuedAt,
    Instant expiresAt) {
  private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9.\\-\\[\\]:]+");
  private static final Pattern STATEMENT = Pattern.compile("[ -~]+");
  private static final Pattern CHAIN_ID = Pattern.compile("[a-z0-9:\\-]+");
  private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9]{8,}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final String NONCE_ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /** 131 bits. */
  private static final int NONCE_LENGTH = 22;

  /** No value may bring lines of its own into the text. */
  public SignInChallenge {
    require(DOMAIN, "domain", domain);
    require(STATEMENT, "statement", statement);
    require(CHAIN_ID, "chain id", chainId);
    require(NONCE, "nonce", nonce);
    if (WalletAddress.parse(address).isEmpty()) {
      throw new IllegalArgumentException("not a wallet address: " + address);
    }
    issuedAt = issuedAt.truncatedTo(ChronoUnit.MILLIS);
    expiresAt = expiresAt.truncatedTo(ChronoUnit.MILLIS);
    if (!expiresAt.isAfter(issuedAt)) {
      throw new IllegalArgumentException("expires at " + expiresAt + ", issued at " + issuedAt);
    }
  }

  /** A challenge with a fresh nonce. */
  public static SignInChallenge issue(
      String domain,
      String address,
      String statement,
      URI uri,
      String chainId,
      Instant now,
      Duration validity,
      SecureRandom random) {
    StringBuilder nonce = new StringBuilder(NONCE_LENGTH);
    while (nonce.length() < NONCE_LENGTH) {
      nonce.append(NONCE_ALPHABET.charAt(random.nextInt(NONCE_ALPHABET.length())));
    }
    Instant expiresAt = now.plus(validity);
    return new SignInChallenge(
        domain, address, statement, uri, chainId, nonce.toString(), now, expiresAt);
  }

  /** The text as wallets show it. */
  public String text() {
    return """
    %s wants you to sign in with your Solana account:
    %s

    %s

    URI: %s
    Version: 1
    Chain ID: %s
    Nonce: %s
    Issued At: %s
    Expiration Time: %s\
    """
        .formatted(
            domain,
            address,
            statement,
            uri,
            chainId,
            nonce,
            TIME.format(issuedAt),
            TIME.format(expiresAt));
  }

  /** The bytes that the wallet signs. */
  public byte[] message() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  private static void require(Pattern pattern, String field, String value) {
    if (!pattern.matcher(value).matches()) {
      throw new IllegalArgumentException("not a sign-in " + field + ": " + value);
    }
  }
}
