package io.federity.audit.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "audit_head")
@SuppressWarnings("NullAway.Init")
class AuditHeadRow {
  static final int ID = 1;

  @Id int id;
  long number;
  String hash;
}
