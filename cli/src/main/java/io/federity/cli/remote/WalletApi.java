package io.federity.cli.remote;

import com.fasterxml.jackson.core.type.TypeReference;
import io.federity.error.Outcome;
import io.federity.wire.ChallengeRequest;
import io.federity.wire.ChallengeView;
import io.federity.wire.WalletLinkRequest;
import io.federity.wire.WalletView;
import java.util.List;

/** The person's linked wallets. */
public record WalletApi(ApiConnection connection) {
  /** Asks for a text to sign. */
  public Outcome<ChallengeView> challenge(ChallengeRequest request) {
    return connection.post("/wallet-challenges", request, ChallengeView.class);
  }

  /** Answers the challenge. */
  public Outcome<WalletView> link(WalletLinkRequest request) {
    return connection.post("/wallets", request, WalletView.class);
  }

  /** Takes back that the wallet signs for the person. */
  public Outcome<WalletView> unlink(String address) {
    return connection.delete("/wallets/" + ApiConnection.encoded(address), WalletView.class);
  }

  /** The person's wallets. */
  public Outcome<List<WalletView>> list() {
    return connection.list("/wallets", new TypeReference<>() {});
  }
}
