package io.federity.wallet.service;

import io.federity.wallet.WalletAddress;
import java.net.URI;
import java.time.Instant;

/**
 * The text of a Sign-In-With-Solana request, as wallets show it before they sign (after EIP-4361;
 * github.com/phantom/sign-in-with-solana).
 */
final class SignInMessage {
  private SignInMessage() {}

  static String of(
      String publicUrl,
      WalletAddress address,
      String username,
      String cluster,
      String nonce,
      Instant issued,
      Instant expires) {
    return """
    %s wants you to sign in with your Solana account:
    %s

    Link this wallet to the Federity account %s. It will sign that account's commits.

    URI: %s
    Version: 1
    Chain ID: %s
    Nonce: %s
    Issued At: %s
    Expiration Time: %s\
    """
        .formatted(
            URI.create(publicUrl).getAuthority(),
            address,
            username,
            publicUrl,
            cluster,
            nonce,
            issued,
            expires);
  }
}
