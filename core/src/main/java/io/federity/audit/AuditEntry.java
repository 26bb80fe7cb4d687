package io.federity.audit;

import io.federity.json.CanonicalJson;
import io.federity.json.JsonBuilder;
import io.federity.object.ObjectId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * One entry of the audit trail.
 *
 * @param number position, from 1, without gaps
 * @param previous hash of the entry before; 64 zeros for the first
 * @param action what was done, for example {@code contribution.approve}
 * @param subject what it was done to, for example a contribution or a commit id
 * @param details old and new values and reasons, as strings; never patient data
 */
public record AuditEntry(
    long number,
    ObjectId previous,
    Instant time,
    String actor,
    String actorName,
    String hospital,
    String repository,
    String action,
    String subject,
    Map<String, String> details) {
  /** The hash before the first entry. */
  public static final ObjectId GENESIS = new ObjectId("0".repeat(64));

  public AuditEntry {
    time = time.truncatedTo(ChronoUnit.MILLIS); // what every database keeps exactly
    details = Map.copyOf(details);
  }

  /** SHA-256 of the canonical encoding, the {@code previous} of the next entry. */
  public ObjectId hash() {
    return ObjectId.ofBytes(
        CanonicalJson.bytes(
            new JsonBuilder()
                .put("type", "audit")
                .put("version", 1)
                .put("number", number)
                .put("previous", previous.hex())
                .put("time", time.toString())
                .put("actor", actor)
                .put("actorName", actorName)
                .put("hospital", hospital)
                .put("repository", repository)
                .put("action", action)
                .put("subject", subject)
                .putTextMap("details", details)
                .build()));
  }
}
