package io.federity.audit;

import io.federity.object.ObjectId;
import java.util.Iterator;

/** Recomputes the chain of an audit trail. */
public final class AuditChain {
  private AuditChain() {}

  /** An entry together with the hash that was stored beside it. */
  public record Stored(AuditEntry entry, ObjectId hash) {}

  /** What recomputing found. */
  public sealed interface Verdict {
    /** Every entry hashes the one before, and every stored hash is right. */
    record Intact(long entries, ObjectId head) implements Verdict {}

    /** The first entry that does not fit, and how. */
    record Broken(long number, String problem) implements Verdict {}
  }

  /** Recomputes entries in order from the first; constant memory. */
  public static Verdict verify(Iterator<Stored> entries) {
    ObjectId previous = AuditEntry.GENESIS;
    long count = 0;
    while (entries.hasNext()) {
      Stored stored = entries.next();
      AuditEntry entry = stored.entry();
      count++;
      if (entry.number() != count) {
        return new Verdict.Broken(count, "entry " + count + " is missing");
      }
      if (!entry.previous().equals(previous)) {
        return new Verdict.Broken(count, "entry " + count + " does not hash the one before");
      }
      previous = entry.hash();
      if (!stored.hash().equals(previous)) {
        return new Verdict.Broken(count, "entry " + count + " was changed after it was written");
      }
    }
    return new Verdict.Intact(count, previous);
  }
}
