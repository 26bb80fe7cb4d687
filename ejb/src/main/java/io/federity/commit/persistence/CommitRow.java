package io.federity.commit.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "model_commit")
@SuppressWarnings("NullAway.Init")
class CommitRow {
  @Id String id;
  String repositoryId;
  String branch;
  String kind;
  String encoded;
  String signature;
  Instant stored;
}
