package io.federity.object.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "object_grant")
@IdClass(ObjectGrantKey.class)
@SuppressWarnings("NullAway.Init")
class ObjectGrantRow {
  @Id String repositoryId;
  @Id String objectId;
  String uploadedBy;
  Instant granted;
}
