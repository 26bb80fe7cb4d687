package io.federity.contribution;

import io.federity.object.ObjectId;
import java.time.Instant;

/**
 * A decision on one revision; it names the commit it is for and never serves for another.
 *
 * @param voided whether a later revision made it void
 */
public record Decision(
    DecisionKind kind,
    ObjectId commit,
    String username,
    String displayName,
    String hospital,
    String reason,
    Instant time,
    boolean voided) {
  Decision voidedBy(ObjectId newCommit) {
    return commit.equals(newCommit)
        ? this
        : new Decision(kind, commit, username, displayName, hospital, reason, time, true);
  }
}
