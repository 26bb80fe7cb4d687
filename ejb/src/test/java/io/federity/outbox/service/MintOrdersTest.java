package io.federity.outbox.service;

import static io.federity.persistence.RepositoryFixtures.NOW;
import static io.federity.persistence.RepositoryFixtures.REPOSITORY;
import static io.federity.persistence.RepositoryFixtures.id;
import static io.federity.persistence.RepositoryFixtures.repository;
import static org.assertj.core.api.Assertions.assertThat;

import io.federity.nft.persistence.MintOrder;
import io.federity.nft.persistence.MintOrderStore;
import io.federity.outbox.service.MintOrders.Taken;
import io.federity.persistence.TestDatabase;
import io.federity.repository.persistence.RepositoryStore;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the outbox asks a ledger that does not answer, and a server that died in between. */
class MintOrdersTest {
  private final TestDatabase database = TestDatabase.open();
  private Instant now = NOW;

  @BeforeEach
  void orderACollection() {
    database.run(entityManager -> {
      new RepositoryStore(entityManager).add(repository());
      new MintOrderStore(entityManager).save(order());
    });
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void unavailable_isTriedAgainAfterTwiceTheTime_atMostAboutSeventeenMinutes() {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Taken taken = take().orElseThrow();
      step(orders -> {
        orders.unavailable(taken, "nobody answers");
        return taken;
      });
      Instant next = order(taken.order().id()).nextAttempt();
      waits.add(Duration.between(now, next).toSeconds());
      now = next.minusMillis(1);
      assertThat(take()).as("before its time").isEmpty();
      now = next;
    }
    assertThat(waits)
        .containsExactly(2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 1024L, 1024L, 1024L);
    assertThat(order("order-1").attempts()).isEqualTo(12);
    assertThat(order("order-1").detail()).isEqualTo("nobody answers");
  }

  @Test
  void taken_isNobodyElsesWhileTheLedgerMayBlock() {
    assertThat(take()).isPresent();
    now = NOW.plus(Duration.ofMinutes(3)).minusMillis(1);
    assertThat(take()).isEmpty();
    now = NOW.plus(Duration.ofMinutes(3));
    assertThat(take()).isPresent();
  }

  @Test
  void taken_byAServerThatDied_isDueWhenOneStarts() {
    assertThat(take()).isPresent();
    assertThat(take()).isEmpty();
    step(orders -> {
      orders.wakeAll();
      return true;
    });
    assertThat(take().orElseThrow().order().attempts()).isEqualTo(2);
  }

  @Test
  void minted_aSecondTime_changesNothing() {
    Taken taken = take().orElseThrow();
    database.run(entityManager -> {
      MintOrderStore store = new MintOrderStore(entityManager);
      store.save(store.get("order-1").minted("mint", "mint", "by-the-first", "owner"));
    });
    step(orders -> {
      orders.minted(taken, "mint", "by-the-second", "owner");
      orders.rejected(taken, "taken already");
      return true;
    });
    assertThat(order("order-1").signature()).isEqualTo("by-the-first");
    assertThat(order("order-1").state()).isEqualTo(MintOrder.State.MINTED);
  }

  private Optional<Taken> take() {
    return step(MintOrders::take);
  }

  private MintOrder order(String id) {
    return database.call(entityManager -> new MintOrderStore(entityManager).get(id));
  }

  private <T> T step(Function<MintOrders, T> work) {
    return database.call(entityManager -> work.apply(orders(entityManager)));
  }

  private MintOrders orders(EntityManager entityManager) {
    var orders = new MintOrders();
    orders.orders = new MintOrderStore(entityManager);
    orders.repositories = new RepositoryStore(entityManager);
    orders.clock = Clock.fixed(now, ZoneOffset.UTC);
    return orders;
  }

  private static MintOrder order() {
    return new MintOrder(
        "order-1",
        REPOSITORY,
        MintOrder.Kind.COLLECTION,
        id("merge").hex(),
        1,
        id("tree").hex(),
        "",
        MintOrder.State.WAITING,
        0,
        NOW,
        "",
        "",
        "",
        "",
        NOW,
        0);
  }
}
