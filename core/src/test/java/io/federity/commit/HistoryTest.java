package io.federity.commit;

import static io.federity.commit.CommitFixtures.NOON;
import static io.federity.commit.CommitFixtures.contribution;
import static io.federity.commit.CommitFixtures.merge;
import static io.federity.commit.CommitFixtures.root;
import static org.assertj.core.api.Assertions.assertThat;

import io.federity.object.ObjectId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private final Map<ObjectId, Commit> commits = new HashMap<>();
  private final History history = new History(id -> Optional.ofNullable(commits.get(id)));

  private ObjectId add(Commit commit) {
    commits.put(commit.id(), commit);
    return commit.id();
  }

  private final ObjectId first = add(root());
  private final ObjectId alice = add(contribution("alice", first, NOON.plusSeconds(10)));
  private final ObjectId bela = add(contribution("bela", first, NOON.plusSeconds(20)));
  private final ObjectId merged =
      add(merge("round 1", List.of(first, alice, bela), NOON.plusSeconds(30)));
  private final ObjectId next = add(contribution("next", merged, NOON.plusSeconds(40)));

  @Test
  void firstParentLog_ofABranch_showsItsMergesAndNotTheMembers() {
    assertThat(history.firstParentLog(next, 10))
        .extracting(History.Entry::id)
        .containsExactly(next, merged, first);
    assertThat(history.firstParentLog(next, 2)).hasSize(2);
  }

  @Test
  void commit_onTheLineOfABranch_isItsMergeAndNotAMember() {
    assertThat(history.isOnLine(merged, next)).isTrue();
    assertThat(history.isOnLine(first, next)).isTrue();
    assertThat(history.isOnLine(alice, next)).isFalse();
    assertThat(history.isOnLine(next, merged)).isFalse();
  }

  @Test
  void log_ofAMerge_showsChildrenBeforeParentsAndNewestFirst() {
    assertThat(history.log(next, 10))
        .extracting(History.Entry::id)
        .containsExactly(next, merged, bela, alice, first);
  }

  @Test
  void log_ofCommitsOfOneTime_isInTheOrderOfTheirIds() {
    List<ObjectId> sameTime =
        IntStream.range(0, 9)
            .mapToObj(i -> add(contribution("c" + i, first, NOON.plusSeconds(50))))
            .toList();
    ObjectId head = add(merge("all", sameTime, NOON.plusSeconds(60)));
    assertThat(history.log(head, 10))
        .extracting(entry -> entry.id().hex())
        .hasSize(10)
        .startsWith(head.hex())
        .isEqualTo(
            Stream.concat(Stream.of(head.hex()), sameTime.stream().map(ObjectId::hex).sorted())
                .toList());
  }

  @Test
  void log_withAClockThatRanBackwards_stillShowsChildrenFirst() {
    ObjectId early = add(contribution("early", next, NOON.minusSeconds(999)));
    assertThat(history.log(early, 10)).extracting(History.Entry::id).startsWith(early, next);
  }

  @Test
  void mergeBase_ofTwoContributions_isTheirBase() {
    assertThat(history.mergeBases(alice, bela)).containsExactly(first);
    assertThat(history.mergeBases(next, alice)).containsExactly(alice);
    assertThat(history.mergeBases(next, next)).containsExactly(next);
  }

  @Test
  void mergeBases_afterACrissCross_areBoth() {
    ObjectId left = add(merge("left", List.of(alice, bela), NOON.plusSeconds(50)));
    ObjectId right = add(merge("right", List.of(bela, alice), NOON.plusSeconds(60)));
    assertThat(history.mergeBases(left, right)).containsExactlyInAnyOrder(alice, bela);
  }

  @Test
  void mergeBases_ofStrangers_areNone() {
    ObjectId stranger = add(contribution("s", CommitFixtures.id("elsewhere"), NOON));
    assertThat(history.mergeBases(stranger, next)).isEmpty();
  }

  @Test
  void isAncestor_alongAnyParent_isTrue() {
    assertThat(history.isAncestor(bela, next)).isTrue();
    assertThat(history.isAncestor(next, bela)).isFalse();
    assertThat(history.isAncestor(next, next)).isTrue();
  }

  @Test
  void log_ofAVeryLongHistory_doesNotExhaustTheStack() {
    ObjectId head = first;
    for (int i = 1; i <= 20_000; i++) {
      head = add(contribution("c" + i, head, NOON.plusSeconds(i)));
    }
    assertThat(history.log(head, 30_000)).hasSize(20_001);
    assertThat(history.isAncestor(first, head)).isTrue();
  }
}
