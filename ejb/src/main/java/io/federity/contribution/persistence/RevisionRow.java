package io.federity.contribution.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

@Entity
@Table(name = "contribution_revision")
@IdClass(RevisionRow.Key.class)
@SuppressWarnings("NullAway.Init")
class RevisionRow {
  @Id String contributionId;
  @Id int number;
  String commitId;
  String baseId;
  long numExamples;
  Instant pushed;

  record Key(String contributionId, int number) implements Serializable {}
}
