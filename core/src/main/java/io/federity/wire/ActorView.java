package io.federity.wire;

import java.util.List;

/** The signed-in person or worker. */
public record ActorView(
    String username,
    String displayName,
    String hospital,
    List<String> roles,
    List<WalletView> wallets) {
  public ActorView {
    roles = List.copyOf(roles);
    wallets = List.copyOf(wallets);
  }
}
