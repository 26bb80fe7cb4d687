package io.federity.commit.persistence;

import static io.federity.persistence.RepositoryFixtures.NOW;
import static io.federity.persistence.RepositoryFixtures.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import io.federity.commit.RefName;
import io.federity.commit.RefUpdate;
import io.federity.commit.SignedCommit;
import io.federity.object.ObjectId;
import io.federity.persistence.RepositoryFixtures;
import io.federity.persistence.TestDatabase;
import io.federity.repository.persistence.RepositoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefStoresTest {
  private static final RefName MAIN = RefName.branch("main").orElseThrow();

  private TestDatabase database;
  private ObjectId root;
  private ObjectId next;

  @BeforeEach
  void open() {
    database = TestDatabase.open();
    root = RepositoryFixtures.root().commit().id();
    next = RepositoryFixtures.contribution("next").commit().id();
    database.run(em -> {
      new RepositoryStore(em).add(RepositoryFixtures.repository());
      new CommitStore(em).add(RepositoryFixtures.root(), NOW);
      new CommitStore(em).add(RepositoryFixtures.contribution("next"), NOW);
    });
  }

  @AfterEach
  void close() {
    database.close();
  }

  private RefUpdate move(Optional<ObjectId> expected, ObjectId to) {
    return database.call(em -> new RefStores(em).of(REPOSITORY).compareAndSet(MAIN, expected, to));
  }

  @Test
  void ref_notThere_isCreatedOnce() {
    assertThat(move(Optional.empty(), root)).isEqualTo(new RefUpdate.Created(root));
    assertThat(move(Optional.empty(), next)).isEqualTo(new RefUpdate.Lost(Optional.of(root)));
    database.run(em ->
        assertThat(new RefStores(em).of(REPOSITORY).list())
            .containsExactly(java.util.Map.entry(MAIN, root)));
  }

  @Test
  void ref_atExpectedCommit_moves() {
    move(Optional.empty(), root);
    assertThat(move(Optional.of(root), next)).isEqualTo(new RefUpdate.Moved(root, next));
    database.run(em -> assertThat(new RefStores(em).of(REPOSITORY).read(MAIN)).contains(next));
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
  void ref_movedByManyAtOnce_isWonByOne() throws Exception {
    move(Optional.empty(), root);
    List<SignedCommit> candidates = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      SignedCommit candidate = RepositoryFixtures.contribution("candidate " + i);
      candidates.add(candidate);
      database.run(em -> new CommitStore(em).add(candidate, NOW));
    }
    var start = new CountDownLatch(1);
    List<Future<RefUpdate>> updates = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(candidates.size())) {
      for (SignedCommit candidate : candidates) {
        updates.add(
            threads.submit(() -> {
              start.await();
              return move(Optional.of(root), candidate.commit().id());
            }));
      }
      start.countDown();
      List<RefUpdate> results = new ArrayList<>();
      for (Future<RefUpdate> update : updates) {
        results.add(update.get());
      }
      assertThat(results).filteredOn(RefUpdate.Moved.class::isInstance).hasSize(1);
      assertThat(results).filteredOn(RefUpdate.Lost.class::isInstance).hasSize(7);
    }
  }
}
