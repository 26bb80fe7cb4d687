package io.federity.contribution.persistence;

import static io.federity.persistence.RepositoryFixtures.NOW;
import static io.federity.persistence.RepositoryFixtures.REPOSITORY;
import static io.federity.persistence.RepositoryFixtures.actor;
import static org.assertj.core.api.Assertions.assertThat;

import io.federity.commit.SignedCommit;
import io.federity.commit.persistence.CommitStore;
import io.federity.contribution.Contribution;
import io.federity.contribution.ContributionKind;
import io.federity.contribution.DecisionKind;
import io.federity.contribution.VerificationOutcome;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.identity.Role;
import io.federity.object.ObjectId;
import io.federity.persistence.RepositoryFixtures;
import io.federity.persistence.TestDatabase;
import io.federity.policy.BranchPolicy;
import io.federity.repository.Membership;
import io.federity.repository.persistence.RepositoryStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContributionStoreTest {
  private static final SignedCommit ROOT = RepositoryFixtures.root();
  private static final SignedCommit FIRST = RepositoryFixtures.contribution("first");
  private static final SignedCommit SECOND = RepositoryFixtures.contribution("second");

  private TestDatabase database;

  @BeforeEach
  void open() {
    database = TestDatabase.open();
    database.run(em -> {
      new RepositoryStore(em).add(RepositoryFixtures.repository());
      for (SignedCommit commit : List.of(ROOT, FIRST, SECOND)) {
        new CommitStore(em).add(commit, NOW);
      }
    });
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Contribution opened() {
    return Contribution.open(
        "c0000000-0000-4000-8000-000000000001",
        1,
        REPOSITORY,
        "main",
        ContributionKind.TRAINING,
        actor("alice.cleveland", "cleveland"),
        FIRST.commit().id(),
        ROOT.commit().id(),
        100,
        NOW);
  }

  private static Contribution accepted(Outcome<Contribution> outcome) {
    return ((Outcome.Accepted<Contribution>) outcome).value();
  }

  private static Contribution rejectedThenRevised() {
    Contribution inReview =
        accepted(
            opened()
                .verified(FIRST.commit().id(), new VerificationOutcome.Verified("fine", Map.of())));
    var reviewer =
        new Membership(actor("rita.hungary", "hungary", Role.REVIEWER), Set.of(Role.REVIEWER));
    Contribution changes =
        accepted(
            inReview.decide(
                DecisionKind.REQUEST_CHANGES,
                FIRST.commit().id(),
                reviewer,
                "fewer epochs",
                BranchPolicy.standard(),
                NOW));
    return accepted(
        changes.revise(
            actor("alice.cleveland", "cleveland"),
            SECOND.commit().id(),
            ROOT.commit().id(),
            100,
            NOW.plusSeconds(60)));
  }

  private void save(Contribution contribution) {
    database.run(em -> new ContributionStore(em).save(contribution));
  }

  private Contribution read() {
    return database.call(em -> new ContributionStore(em).find(opened().id())).orElseThrow();
  }

  @Test
  void contribution_saved_isReadBack() {
    save(opened());
    assertThat(read()).isEqualTo(opened());
  }

  @Test
  void contribution_withRevisionsAndVoidedDecisions_isReadBack() {
    save(opened());
    save(rejectedThenRevised());
    assertThat(read()).isEqualTo(rejectedThenRevised());
    assertThat(read().decisions()).singleElement().matches(decision -> decision.voided());
  }

  @Test
  void counts_areByHospitalAndState() {
    save(opened());

    List<ContributionCount> counts =
        database.call(em -> new ContributionStore(em).counts(REPOSITORY));
    List<ContributionCount> elsewhere =
        database.call(em -> new ContributionStore(em).counts("another"));

    assertThat(counts)
        .containsExactly(
            new ContributionCount("cleveland", opened().state(), 1, opened().opened()));
    assertThat(elsewhere).isEmpty();
  }

  @Test
  void contribution_savedTwiceInOneTransaction_isReadAsItIsThen() {
    Contribution last =
        database.call(em -> {
          var store = new ContributionStore(em);
          store.save(opened());
          store.find(opened().id());
          store.save(rejectedThenRevised());
          return store.lock(opened().id()).orElseThrow();
        });
    assertThat(last).isEqualTo(rejectedThenRevised());
  }

  @Test
  void contribution_readOutsideOfATransaction_isComplete() {
    save(opened());
    save(rejectedThenRevised());
    Contribution found =
        database.callWithoutTransaction(
            em -> new ContributionStore(em).find(opened().id()).orElseThrow());
    assertThat(found).isEqualTo(rejectedThenRevised());
  }

  @Test
  void contribution_refusedByVerification_keepsTheReason() {
    save(opened());
    Contribution refused =
        accepted(
            opened()
                .verified(
                    FIRST.commit().id(),
                    new VerificationOutcome.Refused(
                        new Refusal(ErrorCode.STRUCTURE_CHANGED, "tensor x"))));
    save(refused);
    assertThat(read().refusedBecause()).contains("structure-changed: tensor x");
  }

  @Test
  void contribution_isFoundByNumberCommitAndAuthor() {
    save(rejectedThenRevised());
    database.run(em -> {
      var store = new ContributionStore(em);
      assertThat(store.find(REPOSITORY, 1)).isPresent();
      assertThat(store.find(REPOSITORY, 2)).isEmpty();
      assertThat(store.ofCommit(FIRST.commit().id())).isPresent();
      assertThat(store.ofCommit(ROOT.commit().id())).isEmpty();
      assertThat(store.findLive(REPOSITORY, "main", "alice.cleveland", ContributionKind.TRAINING))
          .isPresent();
      assertThat(store.findLive(REPOSITORY, "main", "bela.hungary", ContributionKind.TRAINING))
          .isEmpty();
      assertThat(store.findLive(REPOSITORY, "main", "alice.cleveland", ContributionKind.REVERT))
          .as("a training is no revert")
          .isEmpty();
      assertThat(store.live(REPOSITORY, "main")).hasSize(1);
      assertThat(store.list(REPOSITORY, "other")).isEmpty();
    });
  }

  @Test
  void contribution_thatIsFinal_isNotLive() {
    save(accepted(opened().outdated()));
    database.run(em ->
        assertThat(
                new ContributionStore(em)
                    .findLive(REPOSITORY, "main", "alice.cleveland", ContributionKind.TRAINING))
            .isEmpty());
  }

  @Test
  void numbers_ofOneRepository_countFromOne() {
    database.run(
        em -> assertThat(new RepositoryStore(em).nextContributionNumber(REPOSITORY)).isEqualTo(1));
    database.run(
        em -> assertThat(new RepositoryStore(em).nextContributionNumber(REPOSITORY)).isEqualTo(2));
  }

  @Test
  void number_takenBeforeTheRepositoryIsLockedAgain_isKept() {
    database.run(em -> {
      var repositories = new RepositoryStore(em);
      assertThat(repositories.nextContributionNumber(REPOSITORY)).isEqualTo(1);
      repositories.lock(REPOSITORY);
      assertThat(repositories.nextContributionNumber(REPOSITORY)).isEqualTo(2);
    });
  }

  @Test
  void tensorChanges_stored_areReadBackAndSummed() {
    ObjectId commit = FIRST.commit().id();
    List<TensorChangeStore.Change> changes =
        List.of(
            new TensorChangeStore.Change(
                "fc.bias", "F32", List.of(1L), 3, 1, 3, 1, List.of(0L, 1L)),
            new TensorChangeStore.Change(
                "scalar", "F32", List.of(), 4, 1, 4, 0.5, List.of(1L, 0L)));
    database.run(em -> new TensorChangeStore(em).add(commit, changes));
    database.run(em -> assertThat(new TensorChangeStore(em).of(commit)).isEqualTo(changes));
    database.run(em ->
        assertThat(new TensorChangeStore(em).norms(List.of(commit)))
            .containsExactly(Map.entry(commit, 5.0)));
    database.run(em -> assertThat(new TensorChangeStore(em).norms(List.of())).isEmpty());
  }
}
