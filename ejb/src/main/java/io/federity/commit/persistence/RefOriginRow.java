package io.federity.commit.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "ref_origin")
@IdClass(RefKey.class)
@SuppressWarnings("NullAway.Init")
class RefOriginRow {
  @Id String repositoryId;
  @Id String name;
  boolean protectedRef;
  String createdBy;
  String createdByName;
  String hospital;
  Instant created;
  String reason;
}
