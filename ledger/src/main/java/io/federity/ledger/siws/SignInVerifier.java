package io.federity.ledger.siws;

import io.federity.wallet.Signatures;
import io.federity.wallet.WalletAddress;
import java.time.Instant;

/**
 * Checks a wallet's reply to a challenge. Whether the nonce was used before is for the caller to
 * know: it keeps the challenges.
 */
public final class SignInVerifier {
  private SignInVerifier() {}

  /**
   * @param address the wallet that replied, base58
   * @param signature 64 bytes
   */
  public static SignInOutcome verify(
      SignInChallenge challenge, String address, byte[] signature, Instant now) {
    if (!challenge.address().equals(address)) {
      return new SignInOutcome.WrongAddress(challenge.address(), address);
    }
    if (!now.isBefore(challenge.expiresAt())) {
      return new SignInOutcome.Expired(challenge.expiresAt());
    }
    return Signatures.verify(new WalletAddress(address), challenge.message(), signature)
        ? new SignInOutcome.Accepted(address)
        : new SignInOutcome.BadSignature(address);
  }
}
