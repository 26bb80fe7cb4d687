package io.federity.audit.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "audit_entry")
@SuppressWarnings("NullAway.Init")
class AuditRow {
  @Id long number;
  String previous;
  String hash;
  Instant recorded;
  String actor;
  String actorName;
  String hospital;
  String repository;
  String action;
  String subject;

  /** Canonical JSON of strings. */
  String details;
}
