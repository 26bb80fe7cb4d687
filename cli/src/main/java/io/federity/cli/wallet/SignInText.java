package io.federity.cli.wallet;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.wallet.WalletAddress;
import java.net.URI;
import java.util.List;

/**
 * The Sign-In-With-Solana text that a server asks the wallet to sign. A wallet signs nothing that
 * it has not read: another text could be a commit or a transfer.
 */
final class SignInText {
  private static final String PHRASE = " wants you to sign in with your Solana account:";

  private SignInText() {}

  /** The text, if it is a sign-in of this wallet at this server and nothing else. */
  static Outcome<String> checked(String text, WalletAddress wallet, URI server) {
    List<String> lines = text.lines().toList();
    if (lines.size() < 2
        || !lines.getFirst().endsWith(PHRASE)
        || !lines.get(1).equals(wallet.base58())) {
      return Outcome.refused(
          ErrorCode.BAD_REQUEST,
          "the server sent a text that is no sign-in of this wallet; it was not signed");
    }
    String domain = lines.getFirst().substring(0, lines.getFirst().length() - PHRASE.length());
    if (!domain.equals(server.getAuthority()) && !domain.equals(server.getHost())) {
      return Outcome.refused(
          ErrorCode.BAD_REQUEST,
          "the text signs in at %s, but the server is %s; it was not signed"
              .formatted(domain, server.getAuthority()));
    }
    return Outcome.accepted(text);
  }
}
