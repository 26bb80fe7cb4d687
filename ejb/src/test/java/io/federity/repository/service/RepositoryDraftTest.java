package io.federity.repository.service;

import static io.federity.error.Outcomes.refused;
import static io.federity.persistence.RepositoryFixtures.NOW;
import static io.federity.persistence.RepositoryFixtures.actor;
import static org.assertj.core.api.Assertions.assertThat;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.identity.Role;
import io.federity.json.CanonicalJson;
import io.federity.policy.BranchPolicy;
import io.federity.repository.Visibility;
import io.federity.repository.persistence.StoredRepository;
import io.federity.wire.MemberRequest;
import io.federity.wire.RepositoryRequest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RepositoryDraftTest {
  private static Outcome<StoredRepository> draft(String name, String visibility, String policy) {
    return RepositoryDraft.of(
        actor("martin.maintainer", "cleveland"),
        new RepositoryRequest(name, "Heart disease ", "classification", visibility, policy),
        "id",
        NOW);
  }

  @Test
  void repository_ofAHospital_isOwnedByIt() {
    String policy = CanonicalJson.text(BranchPolicy.standard().json());
    assertThat(draft("heart", "private", policy))
        .isInstanceOfSatisfying(
            Outcome.Accepted.class,
            accepted -> {
              var repository = (StoredRepository) accepted.value();
              assertThat(repository.name().toString()).isEqualTo("cleveland/heart");
              assertThat(repository.visibility()).isEqualTo(Visibility.PRIVATE);
              assertThat(repository.policy()).isEqualTo(BranchPolicy.standard());
              assertThat(repository.description()).isEqualTo("Heart disease");
            });
  }

  @Test
  void repository_withBadNameVisibilityOrPolicy_isRefused() {
    assertThat(refused(draft("Heart!", "private", ""))).isEqualTo(ErrorCode.BAD_REQUEST);
    assertThat(refused(draft("heart", "public", ""))).isEqualTo(ErrorCode.BAD_REQUEST);
    assertThat(refused(draft("heart", "private", "{"))).isEqualTo(ErrorCode.BAD_POLICY);
    assertThat(refused(draft("heart", "private", "{\"version\":1}")))
        .isEqualTo(ErrorCode.BAD_POLICY);
  }

  @Test
  void roles_ofARepository_areRead() {
    assertThat(RepositoryDraft.roles(new MemberRequest(List.of("contributor", "reviewer"))))
        .isEqualTo(Outcome.accepted(Set.of(Role.CONTRIBUTOR, Role.REVIEWER)));
    assertThat(RepositoryDraft.roles(new MemberRequest(List.of())))
        .isEqualTo(Outcome.accepted(Set.of()));
  }

  @Test
  void roles_thatOnlyTheRealmGives_areRefused() {
    assertThat(refused(RepositoryDraft.roles(new MemberRequest(List.of("repo-admin")))))
        .isEqualTo(ErrorCode.BAD_REQUEST);
    assertThat(refused(RepositoryDraft.roles(new MemberRequest(List.of("king")))))
        .isEqualTo(ErrorCode.BAD_REQUEST);
  }

  @Test
  void policy_thatNothingCouldKeep_isRefused() {
    String policy = CanonicalJson.text(BranchPolicy.standard().json());
    String proof = "\"requireTrainingProof\":";
    assertThat(refused(draft("heart", "private", policy.replace(proof + "false", proof + "true"))))
        .isEqualTo(ErrorCode.BAD_POLICY);
    assertThat(refused(draft("heart", "private", policy.replace("FedAvg", "FedSum"))))
        .isEqualTo(ErrorCode.INVALID_STRATEGY);
    assertThat(refused(draft("heart", "private", policy.replace("FedAvg", "FedTrimmedAvg"))))
        .isEqualTo(ErrorCode.INVALID_STRATEGY);
  }
}
