package io.federity.commit.persistence;

import io.federity.commit.Attestation;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.object.ObjectId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Signed attestations about commits; they are only ever added. */
@Dependent
public class AttestationStore {
  private final EntityManager entityManager;

  /** A store on the given entity manager. */
  @Inject
  public AttestationStore(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** An attestation and the signature over its id. */
  public record Signed(Attestation attestation, byte[] signature) {}

  /** Adds an attestation; adding it again changes nothing. */
  public void add(Attestation attestation, byte[] signature) {
    String id = attestation.id().hex();
    if (entityManager.find(AttestationRow.class, id) != null) {
      return;
    }
    var row = new AttestationRow();
    row.id = id;
    row.repositoryId = attestation.repository();
    row.subject = attestation.subject().hex();
    row.kind = attestation.kind().kindName();
    row.encoded = new String(attestation.bytes(), StandardCharsets.UTF_8);
    row.signature = Base64.getEncoder().encodeToString(signature);
    row.attested = attestation.time();
    entityManager.persist(row);
  }

  /** What was attested of a commit, oldest first. */
  public List<Signed> of(ObjectId subject) {
    return entityManager
        .createQuery(
            "select a from AttestationRow a where a.subject = :subject order by a.attested, a.id",
            AttestationRow.class)
        .setParameter("subject", subject.hex())
        .getResultStream()
        .map(AttestationStore::read)
        .toList();
  }

  private static Signed read(AttestationRow row) {
    return switch (JsonReader.read(row.encoded)) {
      case JsonReading.Read read ->
          new Signed(Attestation.fromJson(read.value()), Base64.getDecoder().decode(row.signature));
      case JsonReading.Malformed malformed ->
          throw new IllegalStateException("attestation " + row.id + ": " + malformed);
    };
  }
}
