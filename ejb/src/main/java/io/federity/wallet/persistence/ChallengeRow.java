package io.federity.wallet.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "wallet_challenge")
@SuppressWarnings("NullAway.Init")
class ChallengeRow {
  @Id String id;
  String username;
  String address;
  String message;
  Instant expires;
}
