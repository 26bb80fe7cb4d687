package io.federity.commit.service;

import io.federity.commit.Attestation;
import io.federity.commit.AttestationKind;
import io.federity.commit.persistence.AttestationStore;
import io.federity.identity.Actor;
import io.federity.object.ObjectId;
import io.federity.security.ServerActor;
import io.federity.security.ServerKey;
import io.federity.wallet.SigningKey;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/** Signs what is learned of commits after they were made. */
@Stateless
public class AttestationService {
  @Inject AttestationStore attestations;
  @Inject ServerKey serverKey;
  @Inject Clock clock;

  /** Records and signs a person's statement about a commit. */
  public Attestation attest(
      AttestationKind kind,
      String repositoryId,
      ObjectId subject,
      Actor actor,
      String meaning,
      String reason,
      Map<String, String> facts) {
    SigningKey key = serverKey.key();
    var attestation =
        new Attestation(
            kind,
            repositoryId,
            subject,
            actor.username(),
            actor.displayName(),
            actor.hospital(),
            meaning,
            reason,
            facts,
            clock.instant(),
            key.address());
    attestations.add(attestation, attestation.sign(key));
    return attestation;
  }

  /** Records and signs what the server itself found. */
  public Attestation attestAsServer(
      AttestationKind kind,
      String repositoryId,
      ObjectId subject,
      String meaning,
      String reason,
      Map<String, String> facts) {
    return attest(kind, repositoryId, subject, ServerActor.ACTOR, meaning, reason, facts);
  }
}
