package io.federity.repository.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "repository")
@SuppressWarnings("NullAway.Init")
class RepositoryRow {
  @Id String id;
  String owner;
  String name;
  String description;
  String task;
  String visibility;
  String defaultBranch;
  String policy;
  String createdBy;
  Instant created;
  int lastContribution;
}
