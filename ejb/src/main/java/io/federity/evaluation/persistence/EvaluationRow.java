package io.federity.evaluation.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "evaluation")
@SuppressWarnings("NullAway.Init")
class EvaluationRow {
  @Id String id;
  String repositoryId;
  String branch;
  String roundId;
  int roundNumber;
  String baseId;
  String candidateId;
  String hospital;
  String state;
  @Nullable String baseMetrics;
  @Nullable String candidateMetrics;
  String detail;
  Instant changed;
  @Version long lockVersion;
}
