package io.federity.wire;

import java.time.Instant;
import java.util.Map;

/**
 * A signed statement about a commit.
 *
 * @param attestation canonical JSON text
 */
public record AttestationView(
    String id,
    String kind,
    String subject,
    String actor,
    String actorName,
    String hospital,
    String meaning,
    String reason,
    Map<String, String> facts,
    Instant time,
    String attestation,
    String signature,
    String signer) {
  public AttestationView {
    facts = Map.copyOf(facts);
  }
}
