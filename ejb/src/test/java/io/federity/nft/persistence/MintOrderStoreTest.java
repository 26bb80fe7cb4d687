package io.federity.nft.persistence;

import static io.federity.persistence.RepositoryFixtures.KEY;
import static io.federity.persistence.RepositoryFixtures.NOW;
import static io.federity.persistence.RepositoryFixtures.REPOSITORY;
import static io.federity.persistence.RepositoryFixtures.id;
import static io.federity.persistence.RepositoryFixtures.root;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.nft.persistence.MintOrder.Kind;
import io.federity.nft.persistence.MintOrder.State;
import io.federity.persistence.TestDatabase;
import io.federity.persistence.Vendor;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Vendor.class)
class MintOrderStoreTest {
  private final TestDatabase database;

  MintOrderStoreTest(Vendor vendor) {
    database = TestDatabase.withRepository(vendor);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static MintOrder order(Kind kind, int sequence) {
    return new MintOrder(
        kind + " " + sequence,
        REPOSITORY,
        kind,
        (kind == Kind.COLLECTION ? root().commit().id() : id(kind + " " + sequence)).hex(),
        1,
        id("digest").hex(),
        KEY.address().base58(),
        State.WAITING,
        0,
        NOW,
        "",
        "",
        "",
        "",
        NOW,
        sequence);
  }

  private static MintOrder minted(MintOrder order) {
    String address = KEY.address().base58();
    return order.takenUntil(NOW.plusSeconds(60)).minted(address, address, "signature", address);
  }

  private void save(MintOrder order) {
    database.run(em -> new MintOrderStore(em).save(order));
  }

  private Optional<MintOrder> nextDue() {
    return database.call(em -> new MintOrderStore(em).nextDue(NOW));
  }

  @Test
  void order_minted_isReadBack() {
    save(order(Kind.COLLECTION, 0));
    save(minted(order(Kind.COLLECTION, 0)));
    database.run(em -> {
      var orders = new MintOrderStore(em);
      assertThat(orders.collection(REPOSITORY)).contains(minted(order(Kind.COLLECTION, 0)));
      assertThat(orders.ofCommit(root().commit().id().hex())).as("no collection").isEmpty();
    });
  }

  @Test
  void members_waitForTheirCollection_thenComeInTheirOrder() {
    save(order(Kind.CONTRIBUTION, 2));
    save(order(Kind.MERGE, 1));
    assertThat(nextDue()).isEmpty();

    save(order(Kind.COLLECTION, 0));
    assertThat(nextDue()).contains(order(Kind.COLLECTION, 0));
    save(minted(order(Kind.COLLECTION, 0)));
    assertThat(nextDue()).contains(order(Kind.MERGE, 1));
    save(minted(order(Kind.MERGE, 1)));
    assertThat(nextDue()).contains(order(Kind.CONTRIBUTION, 2));
  }

  @Test
  void order_thatWasTakenUpOrFailed_isNotDue() {
    save(order(Kind.COLLECTION, 0).takenUntil(NOW.plusSeconds(1)));
    assertThat(nextDue()).isEmpty();
    save(order(Kind.COLLECTION, 0).retryAt(NOW, "the node is away"));
    assertThat(nextDue()).map(MintOrder::detail).contains("the node is away");
    save(order(Kind.COLLECTION, 0).failed("refused"));
    assertThat(nextDue()).isEmpty();
  }

  @Test
  void order_ofOneCommitTwice_isRefusedByTheDatabase() {
    save(order(Kind.MERGE, 1));
    MintOrder first = order(Kind.MERGE, 1);
    var again =
        new MintOrder(
            "another id",
            REPOSITORY,
            Kind.MERGE,
            first.commitId(),
            1,
            first.digest(),
            first.owner(),
            State.WAITING,
            0,
            NOW,
            "",
            "",
            "",
            "",
            NOW,
            3);
    assertThatThrownBy(() -> save(again)).isInstanceOf(RuntimeException.class);
    database.run(em -> assertThat(new MintOrderStore(em).list(REPOSITORY)).containsExactly(first));
  }
}
