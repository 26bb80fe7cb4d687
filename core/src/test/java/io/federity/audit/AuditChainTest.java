package io.federity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.commit.CommitFixtures;
import io.federity.object.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditChainTest {
  private static List<AuditChain.Stored> chain(int length) {
    List<AuditChain.Stored> chain = new ArrayList<>();
    ObjectId previous = AuditEntry.GENESIS;
    for (int i = 1; i <= length; i++) {
      AuditEntry entry = entry(i, previous, "reason " + i);
      previous = entry.hash();
      chain.add(new AuditChain.Stored(entry, previous));
    }
    return chain;
  }

  private static AuditEntry entry(long number, ObjectId previous, String reason) {
    return new AuditEntry(
        number,
        previous,
        CommitFixtures.NOON.plusNanos(123_456_789),
        "rita",
        "Rita",
        "cleveland",
        "va/heart-risk",
        "contribution.approve",
        "14",
        Map.of("reason", reason));
  }

  @Test
  void chain_asWritten_isIntact() {
    List<AuditChain.Stored> chain = chain(5);
    assertThat(AuditChain.verify(chain.iterator()))
        .isEqualTo(new AuditChain.Verdict.Intact(5, chain.getLast().hash()));
  }

  @Test
  void chain_withoutEntries_isIntact() {
    assertThat(AuditChain.verify(List.<AuditChain.Stored>of().iterator()))
        .isEqualTo(new AuditChain.Verdict.Intact(0, AuditEntry.GENESIS));
  }

  @Test
  void changedEntry_isFound() {
    List<AuditChain.Stored> chain = chain(5);
    AuditEntry third = chain.get(2).entry();
    chain.set(2, new AuditChain.Stored(entry(3, third.previous(), "other"), chain.get(2).hash()));
    assertThat(AuditChain.verify(chain.iterator()))
        .isEqualTo(new AuditChain.Verdict.Broken(3, "entry 3 was changed after it was written"));
  }

  @Test
  void changedEntryWithARecomputedHash_isFoundAtTheNextOne() {
    List<AuditChain.Stored> chain = chain(5);
    AuditEntry forged = entry(3, chain.get(2).entry().previous(), "other");
    chain.set(2, new AuditChain.Stored(forged, forged.hash()));
    assertThat(AuditChain.verify(chain.iterator()))
        .isEqualTo(new AuditChain.Verdict.Broken(4, "entry 4 does not hash the one before"));
  }

  @Test
  void removedEntry_isFound() {
    List<AuditChain.Stored> chain = chain(5);
    chain.remove(1);
    assertThat(AuditChain.verify(chain.iterator()))
        .isEqualTo(new AuditChain.Verdict.Broken(2, "entry 2 is missing"));
  }

  private static AuditChain.Head head(List<AuditChain.Stored> chain, int number) {
    return new AuditChain.Head(number, chain.get(number - 1).hash());
  }

  @Test
  void chain_thatEndsAtItsHead_isIntact() {
    List<AuditChain.Stored> chain = chain(5);
    AuditChain.Head end = head(chain, 5);
    assertThat(AuditChain.verify(chain.iterator(), end, () -> end))
        .isEqualTo(new AuditChain.Verdict.Intact(5, end.hash()));
  }

  @Test
  void chain_thatGrewWhileItWasRead_isIntact() {
    List<AuditChain.Stored> chain = chain(5);
    assertThat(AuditChain.verify(chain.iterator(), head(chain, 3), () -> head(chain, 5)))
        .isEqualTo(new AuditChain.Verdict.Intact(5, chain.getLast().hash()));
  }

  @Test
  void entriesRemovedFromTheEnd_areFound() {
    List<AuditChain.Stored> chain = chain(5);
    AuditChain.Head end = head(chain, 5);
    assertThat(AuditChain.verify(chain.subList(0, 3).iterator(), end, () -> end))
        .isEqualTo(
            new AuditChain.Verdict.Broken(
                4, "entry 4 is missing: the head names entry 5 as the newest"));
  }

  @Test
  void entriesReplacedUpToTheEnd_areFound() {
    List<AuditChain.Stored> chain = chain(3);
    var end = new AuditChain.Head(3, ObjectId.ofBytes(new byte[] {1}));
    assertThat(AuditChain.verify(chain.iterator(), end, () -> end))
        .isEqualTo(new AuditChain.Verdict.Broken(3, "entry 3 is not the one that the head names"));
  }

  @Test
  void entryBeyondTheHead_isFound() {
    List<AuditChain.Stored> chain = chain(5);
    AuditChain.Head end = head(chain, 4);
    assertThat(AuditChain.verify(chain.iterator(), end, () -> end))
        .isEqualTo(new AuditChain.Verdict.Broken(5, "entry 5 is beyond the head"));
  }
}
