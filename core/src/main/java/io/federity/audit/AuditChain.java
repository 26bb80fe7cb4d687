package io.federity.audit;

import io.federity.object.ObjectId;
import java.util.Iterator;
import java.util.function.Supplier;

/** Recomputes the chain of an audit trail. */
public final class AuditChain {
  private AuditChain() {}

  /** An entry together with the hash that was stored beside it. */
  public record Stored(AuditEntry entry, ObjectId hash) {}

  /**
   * Where the trail says that it ends; kept apart from the entries, so that entries cut off the end
   * are missed.
   *
   * @param number of the newest entry; 0 where there is none
   * @param hash of the newest entry
   */
  public record Head(long number, ObjectId hash) {}

  /** What recomputing found. */
  public sealed interface Verdict {
    /** Every entry hashes the one before, and every stored hash is right. */
    record Intact(long entries, ObjectId head) implements Verdict {}

    /** The first entry that does not fit, and how. */
    record Broken(long number, String problem) implements Verdict {}
  }

  /** Recomputes entries in order from the first; constant memory. */
  public static Verdict verify(Iterator<Stored> entries) {
    Head start = new Head(0, AuditEntry.GENESIS);
    return verify(entries, start, () -> new Head(Long.MAX_VALUE, AuditEntry.GENESIS));
  }

  /**
   * The same, and compares with the head. Entries may join meanwhile: at least those up to the head
   * before, at most those up to the head after reading.
   */
  public static Verdict verify(Iterator<Stored> entries, Head before, Supplier<Head> after) {
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
      if (count == before.number() && !before.hash().equals(previous)) {
        return new Verdict.Broken(count, "entry " + count + " is not the one that the head names");
      }
    }
    if (count < before.number()) {
      String missing = "entry %d is missing: the head names entry %d as the newest";
      return new Verdict.Broken(count + 1, missing.formatted(count + 1, before.number()));
    }
    long newest = after.get().number();
    if (count > newest) {
      return new Verdict.Broken(newest + 1, "entry " + (newest + 1) + " is beyond the head");
    }
    return new Verdict.Intact(count, previous);
  }
}
