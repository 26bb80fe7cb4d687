package io.federity.identity.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "account")
@SuppressWarnings("NullAway.Init")
class AccountRow {
  @Id String username;
  String displayName;
  String hospital;
  Instant firstSeen;
}
