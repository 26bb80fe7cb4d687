package io.federity.commit.persistence;

import static io.federity.persistence.RepositoryFixtures.NOW;
import static io.federity.persistence.RepositoryFixtures.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.commit.Attestation;
import io.federity.commit.AttestationKind;
import io.federity.commit.SignedCommit;
import io.federity.object.ObjectId;
import io.federity.persistence.RepositoryFixtures;
import io.federity.persistence.TestDatabase;
import io.federity.repository.persistence.RepositoryStore;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommitStoreTest {
  private TestDatabase database;
  private final SignedCommit root = RepositoryFixtures.root();
  private final ObjectId id = root.commit().id();

  @BeforeEach
  void open() {
    database = TestDatabase.open();
    database.run(em -> {
      new RepositoryStore(em).add(RepositoryFixtures.repository());
      new CommitStore(em).add(root, NOW);
    });
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void commit_stored_isReadBackWithItsSignature() {
    database.run(em -> assertThat(new CommitStore(em).findSigned(id)).contains(root));
    database.run(em -> assertThat(new CommitStore(em).find(id)).contains(root.commit()));
  }

  @Test
  void commit_addedAgain_changesNothing() {
    database.run(em -> new CommitStore(em).add(root, NOW));
    database.run(em -> assertThat(new CommitStore(em).find(id)).contains(root.commit()));
  }

  @Test
  void commit_ofAnotherRepository_isNotFoundThere() {
    database.run(em -> assertThat(new CommitStore(em).findIn(REPOSITORY, id)).isPresent());
    database.run(em -> assertThat(new CommitStore(em).findIn("another", id)).isEmpty());
  }

  @Test
  void commit_byItsFirstDigits_isFound() {
    String prefix = id.hex().substring(0, 8);
    database.run(em ->
        assertThat(new CommitStore(em).startingWith(REPOSITORY, prefix, 2)).containsExactly(id));
    database.run(
        em -> assertThat(new CommitStore(em).startingWith(REPOSITORY, "%%%%", 2)).isEmpty());
    database.run(
        em -> assertThat(new CommitStore(em).startingWith(REPOSITORY, "abc", 2)).isEmpty());
  }

  @Test
  void commit_changedInTheDatabase_isNotGivenOut() {
    database.run(em ->
        em.createNativeQuery("update model_commit set encoded = replace(encoded, '0.5', '0.1')")
            .executeUpdate());
    assertThatThrownBy(() -> database.call(em -> new CommitStore(em).find(id)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(id.hex());
  }

  @Test
  void attestation_stored_isReadBackAndStillSigned() {
    var attestation =
        new Attestation(
            AttestationKind.VERIFICATION,
            REPOSITORY,
            id,
            "federity",
            "Federity server",
            "",
            "Verified",
            "because",
            Map.of("tensors", "2"),
            NOW,
            RepositoryFixtures.KEY.address());
    byte[] signature = attestation.sign(RepositoryFixtures.KEY);
    database.run(em -> new AttestationStore(em).add(attestation, signature));
    database.run(em -> new AttestationStore(em).add(attestation, signature));
    database.run(em ->
        assertThat(new AttestationStore(em).of(id))
            .singleElement()
            .satisfies(read -> {
              assertThat(read.attestation()).isEqualTo(attestation);
              assertThat(attestation.isSignedBy(read.signature())).isTrue();
            }));
  }
}
