package io.federity.commit.service;

import static io.federity.error.Outcomes.refused;
import static io.federity.persistence.RepositoryFixtures.KEY;
import static io.federity.persistence.RepositoryFixtures.actor;
import static org.assertj.core.api.Assertions.assertThat;

import io.federity.commit.CommitKind;
import io.federity.commit.SignedCommit;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.identity.Actor;
import io.federity.persistence.RepositoryFixtures;
import io.federity.repository.persistence.StoredRepository;
import io.federity.wire.ProposeCommit;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommitAdmissionTest {
  private static final Actor ALICE = actor("alice.cleveland", "cleveland");
  private static final SignedCommit COMMIT = RepositoryFixtures.contribution("first");
  private static final String TEXT = new String(COMMIT.commit().bytes(), StandardCharsets.UTF_8);
  private static final String SIGNATURE = Base64.getEncoder().encodeToString(COMMIT.signature());

  private Optional<String> owner = Optional.of("alice.cleveland");

  private Outcome<SignedCommit> admit(String text, String signature, Actor actor) {
    return new CommitAdmission(address -> address.equals(KEY.address()) ? owner : Optional.empty())
        .admit(
            new ProposeCommit(text, signature),
            RepositoryFixtures.repository(),
            actor,
            CommitKind.CONTRIBUTION);
  }

  @Test
  void commit_signedByItsAuthorsWallet_isAdmitted() {
    assertThat(admit(TEXT, SIGNATURE, ALICE)).isEqualTo(Outcome.accepted(COMMIT));
  }

  @Test
  void commit_withoutSignature_isRefused() {
    assertThat(refused(admit(TEXT, "", ALICE))).isEqualTo(ErrorCode.SIGNATURE_MISSING);
  }

  @Test
  void commit_withWrongSignature_isRefused() {
    String other =
        Base64.getEncoder().encodeToString(RepositoryFixtures.contribution("b").signature());
    assertThat(refused(admit(TEXT, other, ALICE))).isEqualTo(ErrorCode.SIGNATURE_INVALID);
    assertThat(refused(admit(TEXT, "not base64!", ALICE))).isEqualTo(ErrorCode.SIGNATURE_INVALID);
  }

  @Test
  void commit_thatIsNotCanonical_isRefused() {
    assertThat(refused(admit(TEXT + " ", SIGNATURE, ALICE))).isEqualTo(ErrorCode.MALFORMED_COMMIT);
    assertThat(refused(admit("", SIGNATURE, ALICE))).isEqualTo(ErrorCode.MALFORMED_COMMIT);
  }

  @Test
  void commit_ofAnotherKind_isRefused() {
    SignedCommit root = RepositoryFixtures.root();
    String text = new String(root.commit().bytes(), StandardCharsets.UTF_8);
    String signature = Base64.getEncoder().encodeToString(root.signature());
    assertThat(refused(admit(text, signature, ALICE))).isEqualTo(ErrorCode.MALFORMED_COMMIT);
  }

  @Test
  void commit_forAnotherRepository_isRefused() {
    StoredRepository here = RepositoryFixtures.repository();
    var other =
        new StoredRepository(
            "another",
            here.name(),
            here.description(),
            here.task(),
            here.visibility(),
            here.defaultBranch(),
            here.policy(),
            here.createdBy(),
            here.created());
    Outcome<SignedCommit> outcome =
        new CommitAdmission(_ -> owner)
            .admit(new ProposeCommit(TEXT, SIGNATURE), other, ALICE, CommitKind.CONTRIBUTION);
    assertThat(refused(outcome)).isEqualTo(ErrorCode.MALFORMED_COMMIT);
  }

  @Test
  void commit_ofAnotherAuthorOrHospital_isRefused() {
    assertThat(refused(admit(TEXT, SIGNATURE, actor("bela.hungary", "hungary"))))
        .isEqualTo(ErrorCode.NOT_ALLOWED);
    assertThat(refused(admit(TEXT, SIGNATURE, actor("alice.cleveland", "hungary"))))
        .isEqualTo(ErrorCode.NOT_ALLOWED);
  }

  @Test
  void commit_ofAWalletThatIsNotLinked_isRefused() {
    owner = Optional.empty();
    assertThat(refused(admit(TEXT, SIGNATURE, ALICE))).isEqualTo(ErrorCode.WALLET_NOT_LINKED);
  }

  @Test
  void commit_ofAnotherUsersWallet_isRefused() {
    owner = Optional.of("mallory");
    assertThat(refused(admit(TEXT, SIGNATURE, ALICE))).isEqualTo(ErrorCode.WALLET_OF_ANOTHER_USER);
  }
}
