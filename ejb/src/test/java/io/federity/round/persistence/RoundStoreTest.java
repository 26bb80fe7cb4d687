package io.federity.round.persistence;

import static io.federity.persistence.RepositoryFixtures.NOW;
import static io.federity.persistence.RepositoryFixtures.REPOSITORY;
import static io.federity.persistence.RepositoryFixtures.actor;
import static io.federity.persistence.RepositoryFixtures.id;
import static io.federity.persistence.RepositoryFixtures.root;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.commit.SignedCommit;
import io.federity.commit.persistence.CommitStore;
import io.federity.contribution.Contribution;
import io.federity.contribution.ContributionKind;
import io.federity.contribution.persistence.ContributionStore;
import io.federity.persistence.RepositoryFixtures;
import io.federity.persistence.TestDatabase;
import io.federity.persistence.Vendor;
import io.federity.policy.BranchPolicy;
import io.federity.round.CloseReason;
import io.federity.round.Exclusion;
import io.federity.round.Round;
import io.federity.round.RoundMember;
import io.federity.round.RoundState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Vendor.class)
class RoundStoreTest {
  private final TestDatabase database;

  RoundStoreTest(Vendor vendor) {
    database = TestDatabase.withRepository(vendor);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Round open(int number) {
    return Round.open(
        "r0000000-0000-4000-8000-00000000000" + number,
        number,
        REPOSITORY,
        "main",
        root().commit().id(),
        BranchPolicy.standard(),
        NOW);
  }

  /** A frozen and aggregated round with a member and somebody who was left out. */
  private Round aggregated() {
    SignedCommit pushed = RepositoryFixtures.contribution("first");
    var contribution =
        Contribution.open(
            "c0000000-0000-4000-8000-000000000001",
            1,
            REPOSITORY,
            "main",
            ContributionKind.TRAINING,
            actor("alice.cleveland", "cleveland"),
            pushed.commit().id(),
            root().commit().id(),
            100,
            NOW);
    database.run(em -> {
      new CommitStore(em).add(pushed, NOW);
      new ContributionStore(em).save(contribution);
    });
    Round open = open(1);
    return new Round(
        open.id(),
        open.number(),
        REPOSITORY,
        "main",
        open.base(),
        RoundState.AGGREGATED,
        List.of(new RoundMember(contribution.id(), 1, pushed.commit().id(), "cleveland", 100)),
        List.of(new Exclusion(id("excluded"), "va", "carol.compliance", "outlier")),
        NOW,
        open.deadline(),
        Optional.of(CloseReason.QUORUM),
        Optional.of(NOW.plusSeconds(60)),
        Optional.of(id("merge")));
  }

  private void save(Round round) {
    database.run(em -> new RoundStore(em).save(round));
  }

  private Round read(int number) {
    return database.call(em -> new RoundStore(em).get(open(number).id()));
  }

  @Test
  void round_open_isReadBack() {
    save(open(1));
    assertThat(read(1)).isEqualTo(open(1));
  }

  @Test
  void round_withMembersAndExclusions_isReadBackAndForgetsWhoLeft() {
    Round round = aggregated();
    save(round);
    assertThat(read(1)).isEqualTo(round);
    assertThat(
            database.<Optional<Round>>call(em ->
                new RoundStore(em).ofContribution(round.members().getFirst().contributionId())))
        .contains(round);

    save(open(1));
    assertThat(read(1)).isEqualTo(open(1));
    assertThat(
            database.<Optional<Round>>call(em ->
                new RoundStore(em).ofContribution(round.members().getFirst().contributionId())))
        .isEmpty();
  }

  @Test
  void rounds_areListedNewestFirst_andAPublishedOneIsNotCurrent() {
    save(open(1));
    save(open(2));
    database.run(em -> {
      var rounds = new RoundStore(em);
      assertThat(rounds.list(REPOSITORY, Optional.empty()))
          .extracting(Round::number)
          .containsExactly(2, 1);
      assertThat(rounds.list(REPOSITORY, Optional.of("other"))).isEmpty();
      assertThat(rounds.current(REPOSITORY, "main")).contains(open(2));
      assertThat(rounds.unpublished()).hasSize(2);
    });
    Round second = open(2);
    save(
        new Round(
            second.id(),
            2,
            REPOSITORY,
            "main",
            second.base(),
            RoundState.PUBLISHED,
            List.of(),
            List.of(),
            NOW,
            second.deadline(),
            Optional.of(CloseReason.MAINTAINER),
            Optional.of(NOW),
            Optional.of(id("merge"))));
    database.run(em -> {
      var rounds = new RoundStore(em);
      assertThat(rounds.current(REPOSITORY, "main")).isEmpty();
      assertThat(rounds.newest(REPOSITORY, "main")).map(Round::number).contains(2);
      assertThat(rounds.unpublished()).containsExactly(open(1));
    });
  }

  @Test
  void flag_isKeptOverChangesOfTheRound() {
    save(open(1));
    database.run(em -> new RoundStore(em).flag(open(1).id(), "accuracy fell"));
    save(open(1));
    assertThat(database.<String>call(em -> new RoundStore(em).flagOf(open(1).id())))
        .isEqualTo("accuracy fell");
  }

  @Test
  void round_ofANumberThatIsTaken_isRefusedByTheDatabase() {
    save(open(1));
    Round other = open(2);
    var sameNumber =
        Round.open(other.id(), 1, REPOSITORY, "main", other.base(), BranchPolicy.standard(), NOW);
    assertThatThrownBy(() -> save(sameNumber)).isInstanceOf(RuntimeException.class);
    assertThat(read(1)).isEqualTo(open(1));
  }
}
