package io.federity.commit.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

@Entity
@Table(name = "model_ref")
@IdClass(RefKey.class)
@SuppressWarnings("NullAway.Init")
class RefRow {
  @Id String repositoryId;
  @Id String name;
  String commitId;
}
