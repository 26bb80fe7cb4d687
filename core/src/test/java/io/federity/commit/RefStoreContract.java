package io.federity.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.commit.RegisterHistory.Operation;
import io.federity.object.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ref store must do; each implementation's test inherits it. */
public abstract class RefStoreContract {
  private static final RefName MAIN = RefName.branch("main").orElseThrow();
  private static final RefName TAG = RefName.tag("main").orElseThrow();

  private RefStore store;
  private ObjectId root;
  private ObjectId next;

  /** Opens an empty store that any thread may use. */
  protected abstract RefStore openEmpty();

  /** A commit that a ref may point to, another one for each number. */
  protected abstract ObjectId commit(int number);

  @BeforeEach
  void open() {
    store = openEmpty();
    root = commit(0);
    next = commit(1);
  }

  private RefUpdate move(Optional<ObjectId> expected, ObjectId to) {
    return store.compareAndSet(MAIN, expected, to);
  }

  @Test
  void ref_notThere_isCreatedOnce() {
    assertThat(store.read(MAIN)).isEmpty();
    assertThat(move(Optional.empty(), root)).isEqualTo(new RefUpdate.Created(root));
    assertThat(move(Optional.empty(), next)).isEqualTo(new RefUpdate.Lost(Optional.of(root)));
    assertThat(store.list()).containsExactly(Map.entry(MAIN, root));
  }

  @Test
  void ref_atExpectedCommit_moves() {
    move(Optional.empty(), root);
    assertThat(move(Optional.of(root), next)).isEqualTo(new RefUpdate.Moved(root, next));
    assertThat(store.read(MAIN)).contains(next);
  }

  @Test
  void ref_atAnotherCommit_isLost() {
    move(Optional.empty(), root);
    move(Optional.of(root), next);
    assertThat(move(Optional.of(root), next)).isEqualTo(new RefUpdate.Lost(Optional.of(next)));
  }

  @Test
  void ref_notThereButExpected_isLost() {
    assertThat(move(Optional.of(root), next)).isEqualTo(new RefUpdate.Lost(Optional.empty()));
  }

  @Test
  void ref_deletedAtExpectedCommit_isGoneAndMayComeBack() {
    move(Optional.empty(), root);
    assertThat(store.compareAndDelete(MAIN, next)).isEqualTo(new RefUpdate.Lost(Optional.of(root)));
    assertThat(store.compareAndDelete(MAIN, root)).isEqualTo(new RefUpdate.Deleted(root));
    assertThat(store.read(MAIN)).isEmpty();
    assertThat(store.compareAndDelete(MAIN, root)).isEqualTo(new RefUpdate.Lost(Optional.empty()));
    assertThat(move(Optional.empty(), next)).isEqualTo(new RefUpdate.Created(next));
  }

  @Test
  void branchAndTag_ofOneName_areTwoRefs() {
    move(Optional.empty(), root);
    store.compareAndSet(TAG, Optional.empty(), next);
    assertThat(store.list()).containsOnly(Map.entry(MAIN, root), Map.entry(TAG, next));
  }

  @Test
  void ref_movedByManyAtOnce_isWonByOne() throws Exception {
    move(Optional.empty(), root);
    assertThat(race(Optional.of(root))).filteredOn(RefUpdate.Moved.class::isInstance).hasSize(1);
  }

  @Test
  void ref_createdByManyAtOnce_isWonByOne() throws Exception {
    assertThat(race(Optional.empty())).filteredOn(RefUpdate.Created.class::isInstance).hasSize(1);
  }

  @Test
  void ref_usedByManyClients_hasALinearizableHistory() throws Exception {
    var history = new RegisterHistory();
    List<ObjectId> commits = List.of(root, next, commit(2));
    List<Future<?>> clients = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int client = 0; client < 4; client++) {
        var random = new Random(client);
        clients.add(
            threads.submit(() -> {
              for (int i = 0; i < 50; i++) {
                use(history, any(commits, random), any(commits, random));
              }
            }));
      }
      for (Future<?> client : clients) {
        client.get();
      }
    }
    assertThat(history.events()).hasSize(200);
    assertThat(history.isLinearizable(Optional.empty())).as(history.events() + "").isTrue();
  }

  private static Optional<ObjectId> any(List<ObjectId> commits, Random random) {
    int index = random.nextInt(commits.size() + 1);
    return index == commits.size() ? Optional.empty() : Optional.of(commits.get(index));
  }

  /** Reads where nothing is expected and nothing is to be written. */
  private void use(RegisterHistory history, Optional<ObjectId> from, Optional<ObjectId> to) {
    Optional<String> expected = from.map(ObjectId::hex);
    Optional<String> wanted = to.map(ObjectId::hex);
    if (from.isEmpty() && to.isEmpty()) {
      history.record(() -> store.read(MAIN), seen -> new Operation.Read(seen.map(ObjectId::hex)));
      return;
    }
    history.record(
        () -> to.isPresent() ? move(from, to.get()) : store.compareAndDelete(MAIN, from.get()),
        update ->
            update instanceof RefUpdate.Lost
                ? new Operation.Refused(expected)
                : new Operation.Written(expected, wanted));
  }

  /** Eight at once; those who do not win must have lost to a commit that is there. */
  private List<RefUpdate> race(Optional<ObjectId> expected) throws Exception {
    var start = new CountDownLatch(1);
    List<Future<RefUpdate>> updates = new ArrayList<>();
    List<RefUpdate> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 8; i++) {
        ObjectId candidate = commit(10 + i);
        updates.add(
            threads.submit(() -> {
              start.await();
              return move(expected, candidate);
            }));
      }
      start.countDown();
      for (Future<RefUpdate> update : updates) {
        results.add(update.get());
      }
    }
    ObjectId winner = store.read(MAIN).orElseThrow();
    assertThat(results)
        .filteredOn(RefUpdate.Lost.class::isInstance)
        .hasSize(7)
        .containsOnly(new RefUpdate.Lost(Optional.of(winner)));
    return results;
  }
}
