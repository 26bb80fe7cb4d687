package io.federity.statistics.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "statistics_push")
@SuppressWarnings("NullAway.Init")
class StatisticsPushRow {
  @Id String id;
  String repositoryId;
  String branch;
  String hospital;
  String author;
  long rowCount;
  String statistics;
  String signature;
  String signer;
  Instant pushed;
  boolean approved;
}
