package io.federity.nft.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

@Entity
@Table(name = "mint_order")
@SuppressWarnings("NullAway.Init")
class MintOrderRow {
  @Id String id;
  String repositoryId;
  String kind;
  String commitId;
  int roundNumber;
  String digest;
  String owner;
  String state;
  int attempts;
  Instant nextAttempt;
  String detail;
  String mint;
  String collection;
  String signature;
  Instant ordered;
  int sequenceInRound;
  @Version long lockVersion;
}
