package io.federity.wallet.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "wallet")
@SuppressWarnings("NullAway.Init")
class WalletRow {
  @Id String address;
  String username;
  Instant linked;
  String message;
  String signature;
  @Nullable Instant unlinked;
}
