package io.federity.idempotency.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "kept_answer")
@IdClass(KeptAnswerKey.class)
@SuppressWarnings("NullAway.Init")
class KeptAnswerRow {
  @Id String username;
  @Id String idempotencyKey;
  String fingerprint;
  Instant begun;
  @Nullable Integer status;
  @Nullable String body;
}
