package io.federity.contribution.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "contribution")
@SuppressWarnings("NullAway.Init")
class ContributionRow {
  @Id String id;
  String repositoryId;
  int number;
  String branch;
  String kind;
  String author;
  String authorName;
  String hospital;
  String state;
  @Nullable String refusedBecause;
  Instant opened;
  @Version long lockVersion;
}
