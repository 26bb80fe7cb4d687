package io.federity.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.commit.persistence.CommitStore;
import io.federity.identity.Role;
import io.federity.nft.persistence.MintOrder;
import io.federity.nft.persistence.MintOrderStore;
import io.federity.object.ObjectId;
import io.federity.page.Cursor;
import io.federity.page.Page;
import io.federity.page.PageRequest;
import io.federity.repository.RepositoryName;
import io.federity.repository.persistence.MemberStore;
import io.federity.repository.persistence.RepositoryStore;
import io.federity.repository.persistence.StoredMember;
import io.federity.repository.persistence.StoredRepository;
import io.federity.round.Round;
import io.federity.round.RoundState;
import io.federity.round.persistence.RoundStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists that are read a page at a time, while rows are added between the pages. */
class PagesTest {
  private static final int LIMIT = 2;
  private final TestDatabase database = TestDatabase.open();

  @BeforeEach
  void repository() {
    database.run(em -> new RepositoryStore(em).add(RepositoryFixtures.repository()));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void repositories_followedByName_areEachSeenOnce() {
    List.of("atlas", "heart-2", "heart-10", "zebra").forEach(name -> add("cleveland", name));
    add("hungary", "atlas");
    List<String> seen =
        walk(
            (after, most) ->
                database.call(em ->
                    new RepositoryStore(em)
                        .page(after.map(c -> new RepositoryName(c.text(0), c.text(1))), most)),
            row -> Cursor.after(row.name().owner(), row.name().name()),
            row -> row.name().toString(),
            () -> add("cleveland", "a-late-one"));
    assertThat(seen)
        .containsExactly(
            "cleveland/atlas",
            "cleveland/heart",
            "cleveland/heart-10",
            "cleveland/heart-2",
            "cleveland/zebra",
            "hungary/atlas");
  }

  @Test
  void members_followedByUsername_areEachSeenOnce() {
    List.of("eva", "adam", "zoe", "martin").forEach(this::join);
    List<String> seen =
        walk(
            (after, most) ->
                database.call(em ->
                    new MemberStore(em)
                        .page(RepositoryFixtures.REPOSITORY, after.map(c -> c.text(0)), most)),
            row -> Cursor.after(row.username()),
            StoredMember::username,
            () -> join("aaron"));
    assertThat(seen).containsExactly("adam", "eva", "martin", "zoe");
  }

  @Test
  void rounds_newestFirst_areEachSeenOnce() {
    database.run(em ->
        IntStream.rangeClosed(1, 3)
            .forEach(number -> {
              new RoundStore(em).save(round("main", number));
              new RoundStore(em).save(round("trial", number));
            }));
    List<String> seen =
        walk(
            (after, most) ->
                database.call(em ->
                    new RoundStore(em)
                        .page(
                            RepositoryFixtures.REPOSITORY,
                            Optional.empty(),
                            after.map(c -> new RoundStore.Position(c.integer(0), c.text(1))),
                            most)),
            row -> Cursor.after(row.number(), row.branch()),
            row -> row.branch() + row.number(),
            () -> database.run(em -> new RoundStore(em).save(round("main", 4))));
    assertThat(seen).containsExactly("main3", "trial3", "main2", "trial2", "main1", "trial1");
  }

  @Test
  void mintOrders_ofTheSameMoment_areEachSeenOnce() {
    database.run(
        em -> IntStream.range(0, 5).forEach(i -> new MintOrderStore(em).save(order(i, i / 2))));
    List<String> seen =
        walk(
            (after, most) ->
                database.call(em ->
                    new MintOrderStore(em)
                        .page(
                            RepositoryFixtures.REPOSITORY,
                            after.map(c ->
                                new MintOrderStore.Position(c.time(0), c.integer(1), c.text(2))),
                            most)),
            row -> Cursor.after(row.ordered(), row.sequence(), row.id()),
            MintOrder::id,
            () -> {});
    assertThat(seen).containsExactly("order-0", "order-1", "order-2", "order-3", "order-4");
  }

  /** A part of a list behind a position. */
  private interface Part<T> {
    List<T> read(Optional<Cursor> after, int most);
  }

  private static <T> List<String> walk(
      Part<T> list, Function<T, Cursor> position, Function<T, String> name, Runnable meanwhile) {
    List<String> seen = new ArrayList<>();
    Optional<Cursor> after = Optional.empty();
    do {
      var request = new PageRequest(LIMIT, after);
      Page<T> page = Page.of(request, list.read(after, request.rowsToRead()), position);
      page.map(name).rows().forEach(seen::add);
      if (after.isEmpty()) {
        meanwhile.run();
      }
      after = page.next();
    } while (after.isPresent());
    return seen;
  }

  private void add(String owner, String name) {
    StoredRepository like = RepositoryFixtures.repository();
    database.run(em ->
        new RepositoryStore(em)
            .add(
                new StoredRepository(
                    (owner + "-" + name + "-".repeat(36)).substring(0, 36),
                    new RepositoryName(owner, name),
                    like.description(),
                    like.task(),
                    like.visibility(),
                    like.defaultBranch(),
                    like.policy(),
                    like.createdBy(),
                    like.created())));
  }

  private void join(String username) {
    database.run(em ->
        new MemberStore(em)
            .save(
                new StoredMember(RepositoryFixtures.REPOSITORY, username, Set.of(Role.REVIEWER))));
  }

  private Round round(String branch, int number) {
    return new Round(
        branch + number,
        number,
        RepositoryFixtures.REPOSITORY,
        branch,
        root(),
        RoundState.OPEN,
        List.of(),
        List.of(),
        RepositoryFixtures.NOW,
        RepositoryFixtures.NOW,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private ObjectId root() {
    var root = RepositoryFixtures.root();
    database.run(em -> new CommitStore(em).add(root, RepositoryFixtures.NOW));
    return root.commit().id();
  }

  private static MintOrder order(int i, int sequence) {
    Instant now = RepositoryFixtures.NOW;
    return new MintOrder(
        "order-" + i,
        RepositoryFixtures.REPOSITORY,
        MintOrder.Kind.CONTRIBUTION,
        RepositoryFixtures.id("commit " + i).hex(),
        1,
        RepositoryFixtures.id("tree").hex(),
        "",
        MintOrder.State.WAITING,
        0,
        now,
        "",
        "",
        "",
        "",
        now,
        sequence);
  }
}
