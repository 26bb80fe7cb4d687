package io.federity.commit;

import io.federity.object.ObjectId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Questions asked of the commit graph. Iterative, so that long histories do not exhaust the stack;
 * a commit that the source does not have ends its line (a shallow clone).
 */
public final class History {
  private final CommitSource source;

  /** History as far as {@code source} has it. */
  public History(CommitSource source) {
    this.source = source;
  }

  /** A commit and its id. */
  public record Entry(ObjectId id, Commit commit) {}

  /** Whether {@code ancestor} is {@code descendant} or was reached on the way back from it. */
  public boolean isAncestor(ObjectId ancestor, ObjectId descendant) {
    return ancestors(descendant).containsKey(ancestor);
  }

  /**
   * The line of a branch: from {@code head} along first parents, newest first, at most {@code
   * limit} entries. Merged contributions hang off it as further parents.
   */
  public List<Entry> firstParentLog(ObjectId head, int limit) {
    List<Entry> log = new ArrayList<>();
    Optional<ObjectId> next = Optional.of(head);
    while (next.isPresent() && log.size() < limit) {
      ObjectId id = next.get();
      Optional<Commit> commit = source.find(id);
      commit.ifPresent(found -> log.add(new Entry(id, found)));
      next = commit.flatMap(Commit::base);
    }
    return log;
  }

  /** Whether the commit is on the line of a branch: reached from {@code head} by first parents. */
  public boolean isOnLine(ObjectId commit, ObjectId head) {
    Optional<ObjectId> at = Optional.of(head);
    while (at.isPresent() && !at.get().equals(commit)) {
      at = source.find(at.get()).flatMap(Commit::base);
    }
    return at.isPresent();
  }

  /** Every commit reached from {@code head}, newest first by time, then id; children first. */
  public List<Entry> log(ObjectId head, int limit) {
    Map<ObjectId, Commit> reached = ancestors(head);
    Map<ObjectId, Integer> waitingChildren = new LinkedHashMap<>();
    reached.keySet().forEach(id -> waitingChildren.put(id, 0));
    reached
        .values()
        .forEach(commit ->
            commit.parents().forEach(p -> waitingChildren.computeIfPresent(p, (k, n) -> n + 1)));
    var ready =
        new PriorityQueue<Entry>(
            Comparator.comparing((Entry entry) -> entry.commit().time())
                .reversed()
                .thenComparing(entry -> entry.id().hex()));
    waitingChildren.forEach((id, children) -> {
      if (children == 0) {
        ready.add(new Entry(id, java.util.Objects.requireNonNull(reached.get(id))));
      }
    });
    List<Entry> log = new ArrayList<>();
    while (!ready.isEmpty() && log.size() < limit) {
      Entry entry = ready.poll();
      log.add(entry);
      for (ObjectId parent : entry.commit().parents()) {
        Commit commit = reached.get(parent);
        if (commit != null && waitingChildren.merge(parent, -1, Integer::sum) == 0) {
          ready.add(new Entry(parent, commit));
        }
      }
    }
    return log;
  }

  /**
   * The best common ancestors of two commits: common ancestors that are not ancestors of another
   * common ancestor; sorted by id. More than one is possible after criss-cross merges.
   */
  public List<ObjectId> mergeBases(ObjectId left, ObjectId right) {
    Map<ObjectId, Commit> common = ancestors(left);
    common.keySet().retainAll(ancestors(right).keySet());
    Set<ObjectId> best = new HashSet<>(common.keySet());
    // Common ancestors are closed under parents, so what is reached from another one is a parent.
    common.values().forEach(commit -> commit.parents().forEach(best::remove));
    return best.stream().sorted(Comparator.comparing(ObjectId::hex)).toList();
  }

  private Map<ObjectId, Commit> ancestors(ObjectId from) {
    Map<ObjectId, Commit> seen = new LinkedHashMap<>();
    Deque<ObjectId> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      ObjectId id = open.pop();
      if (!seen.containsKey(id)) {
        source
            .find(id)
            .ifPresent(commit -> {
              seen.put(id, commit);
              open.addAll(commit.parents());
            });
      }
    }
    return seen;
  }
}
