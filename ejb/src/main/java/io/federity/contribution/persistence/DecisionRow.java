package io.federity.contribution.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

@Entity
@Table(name = "contribution_decision")
@IdClass(DecisionRow.Key.class)
@SuppressWarnings("NullAway.Init")
class DecisionRow {
  @Id String contributionId;
  @Id int position;
  String kind;
  String commitId;
  String username;
  String displayName;
  String hospital;
  String reason;
  Instant decided;
  boolean voided;

  record Key(String contributionId, int position) implements Serializable {}
}
