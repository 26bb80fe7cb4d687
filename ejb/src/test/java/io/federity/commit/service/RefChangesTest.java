package io.federity.commit.service;

import static io.federity.persistence.RepositoryFixtures.NOW;
import static io.federity.persistence.RepositoryFixtures.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import io.federity.commit.RefName;
import io.federity.commit.SignedCommit;
import io.federity.commit.persistence.CommitStore;
import io.federity.commit.persistence.RefOrigin;
import io.federity.commit.persistence.RefOriginStore;
import io.federity.commit.persistence.RefStores;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.identity.Role;
import io.federity.object.ObjectId;
import io.federity.persistence.RepositoryFixtures;
import io.federity.persistence.TestDatabase;
import io.federity.repository.Membership;
import io.federity.repository.persistence.RepositoryStore;
import io.federity.repository.service.RepositoryAccess;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefChangesTest {
  private static final RefName MAIN = RefName.branch("main").orElseThrow();
  private static final RefName TRIAL = RefName.branch("trial").orElseThrow();
  private static final RefName RELEASE = RefName.tag("v1").orElseThrow();

  private final RepositoryAccess access =
      new RepositoryAccess(
          RepositoryFixtures.repository(),
          new Membership(
              RepositoryFixtures.actor("martin.maintainer", "cleveland", Role.MAINTAINER),
              Set.of(Role.MAINTAINER)));
  private TestDatabase database;
  private Optional<Refusal> inUse = Optional.empty();
  private ObjectId root;
  private ObjectId unmerged;

  @BeforeEach
  void open() {
    database = TestDatabase.open();
    root = RepositoryFixtures.root().commit().id();
    SignedCommit contribution = RepositoryFixtures.contribution("not merged");
    unmerged = contribution.commit().id();
    database.run(em -> {
      new RepositoryStore(em).add(RepositoryFixtures.repository());
      new CommitStore(em).add(RepositoryFixtures.root(), NOW);
      new CommitStore(em).add(contribution, NOW);
      new RefStores(em).of(REPOSITORY).compareAndSet(MAIN, Optional.empty(), root);
    });
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Outcome<ObjectId> change(Function<RefChanges, Outcome<ObjectId>> step) {
    return database.call(em -> {
      var changes = new RefChanges();
      changes.commits = new CommitStore(em);
      changes.refs = new RefStores(em);
      changes.origins = new RefOriginStore(em);
      changes.use = (repository, branch) -> inUse;
      return step.apply(changes);
    });
  }

  private Outcome<ObjectId> create(RefName ref, ObjectId commit, boolean protectedRef) {
    return change(c -> c.create(access, ref, commit, protectedRef, "for a trial", NOW));
  }

  private Optional<ObjectId> at(RefName ref) {
    return database.call(em -> new RefStores(em).of(REPOSITORY).read(ref));
  }

  private static void assertRefused(Outcome<ObjectId> outcome, ErrorCode code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.refusal().code()).isEqualTo(code));
  }

  @Test
  void branch_madeFromAPublishedCommit_saysWhoWhenAndWhy() {
    assertThat(create(TRIAL, root, false)).isEqualTo(Outcome.accepted(root));
    assertThat(at(TRIAL)).contains(root);
    Optional<RefOrigin> origin =
        database.call(em -> new RefOriginStore(em).find(REPOSITORY, TRIAL));
    assertThat(origin)
        .contains(
            new RefOrigin(
                false,
                "martin.maintainer",
                "martin.maintainer (name)",
                "cleveland",
                NOW,
                "for a trial"));
  }

  @Test
  void branch_thatIsThere_isNotMadeAgain() {
    create(TRIAL, root, true);
    assertRefused(create(TRIAL, root, true), ErrorCode.PRECONDITION_FAILED);
  }

  @Test
  void ref_toACommitThatWasNotMerged_isRefused() {
    assertRefused(create(TRIAL, unmerged, true), ErrorCode.COMMIT_NOT_PUBLISHED);
    assertRefused(create(RELEASE, unmerged, true), ErrorCode.COMMIT_NOT_PUBLISHED);
    assertRefused(create(TRIAL, RepositoryFixtures.id("nowhere"), true), ErrorCode.NOT_FOUND);
    assertThat(at(TRIAL)).isEmpty();
  }

  @Test
  void change_withoutAReason_isRefused() {
    assertRefused(
        change(c -> c.create(access, TRIAL, root, true, " ", NOW)), ErrorCode.MISSING_REASON);
  }

  @Test
  void protectedBranch_movedOrDeletedDirectly_isRefused() {
    create(TRIAL, root, true);
    for (RefName ref : new RefName[] {MAIN, TRIAL}) {
      assertRefused(
          change(c -> c.move(access, ref, root, root, "I say so")), ErrorCode.PROTECTED_REF);
      assertRefused(change(c -> c.delete(access, ref, root, "I say so")), ErrorCode.PROTECTED_REF);
      assertThat(at(ref)).contains(root);
    }
  }

  @Test
  void unprotectedBranch_movesAndGoesDirectly() {
    create(TRIAL, root, false);
    assertThat(change(c -> c.move(access, TRIAL, root, root, "again")))
        .isEqualTo(Outcome.accepted(root));
    assertThat(change(c -> c.delete(access, TRIAL, root, "done")))
        .isEqualTo(Outcome.accepted(root));
    assertThat(at(TRIAL)).isEmpty();
    assertThat(create(TRIAL, root, true)).isEqualTo(Outcome.accepted(root));
  }

  @Test
  void unprotectedBranch_movedFromAnotherCommit_isRefused() {
    create(TRIAL, root, false);
    assertRefused(
        change(c -> c.move(access, TRIAL, unmerged, root, "late")), ErrorCode.PRECONDITION_FAILED);
    assertRefused(
        change(c -> c.delete(access, TRIAL, unmerged, "late")), ErrorCode.PRECONDITION_FAILED);
  }

  @Test
  void unprotectedBranch_movedToACommitThatWasNotMerged_isRefused() {
    create(TRIAL, root, false);
    assertRefused(
        change(c -> c.move(access, TRIAL, root, unmerged, "past the review")),
        ErrorCode.COMMIT_NOT_PUBLISHED);
  }

  @Test
  void unprotectedBranch_withARoundUnderWay_waits() {
    create(TRIAL, root, false);
    inUse = Optional.of(new Refusal(ErrorCode.WRONG_STATE, "round 1 is OPEN"));
    assertRefused(change(c -> c.move(access, TRIAL, root, root, "now")), ErrorCode.WRONG_STATE);
    assertRefused(change(c -> c.delete(access, TRIAL, root, "now")), ErrorCode.WRONG_STATE);
  }

  @Test
  void tag_isDeletedButNeverMoved() {
    create(RELEASE, root, true);
    assertRefused(
        change(c -> c.move(access, RELEASE, root, root, "better")), ErrorCode.PROTECTED_REF);
    assertThat(change(c -> c.delete(access, RELEASE, root, "a typing error")))
        .isEqualTo(Outcome.accepted(root));
  }
}
