package io.federity.commit.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "attestation")
@SuppressWarnings("NullAway.Init")
class AttestationRow {
  @Id String id;
  String repositoryId;
  String subject;
  String kind;
  String encoded;
  String signature;
  Instant attested;
}
