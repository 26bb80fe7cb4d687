package io.federity.round.service;

import io.federity.evaluation.service.EvaluationViews;
import io.federity.object.ObjectId;
import io.federity.repository.persistence.StoredRepository;
import io.federity.round.CloseReason;
import io.federity.round.Round;
import io.federity.round.RoundState;
import io.federity.round.persistence.RoundStore;
import io.federity.wire.EvaluationView;
import io.federity.wire.ExclusionView;
import io.federity.wire.RoundMemberView;
import io.federity.wire.RoundView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** Makes what the API and the portal show of a round. */
@Dependent
public class RoundViews {
  @Inject RoundStore rounds;
  @Inject EvaluationViews evaluations;
  @Inject ContributingHospitals hospitals;
  @Inject RoundProcess process;

  RoundView view(StoredRepository repository, Round round) {
    String flag = rounds.flagOf(round.id());
    boolean published = round.state() == RoundState.PUBLISHED;
    return new RoundView(
        round.id(),
        round.number(),
        repository.name().toString(),
        round.branch(),
        round.state().wireName(),
        round.base().hex(),
        round.members().stream()
            .map(member ->
                new RoundMemberView(
                    member.contributionNumber(),
                    member.commit().hex(),
                    member.hospital(),
                    member.numExamples()))
            .toList(),
        round.exclusions().stream()
            .map(left ->
                new ExclusionView(left.commit().hex(), left.hospital(), left.by(), left.reason()))
            .toList(),
        repository.policy().quorum(),
        repository.policy().strategy().name(),
        round.opened(),
        round.deadline(),
        round.closeReason().map(CloseReason::wireName).orElse(null),
        round.frozenAt().orElse(null),
        round.mergeCommit().map(ObjectId::hex).orElse(null),
        evaluations(round),
        published ? List.of() : missing(round),
        flag.isEmpty() ? List.of() : List.of(flag),
        process.activity(round.id()).orElse(null));
  }

  private List<EvaluationView> evaluations(Round round) {
    return round
        .mergeCommit()
        .map(merge -> evaluations.ofCandidate(round.id(), merge))
        .orElse(List.of());
  }

  private List<String> missing(Round round) {
    return hospitals.of(round.repositoryId()).known().stream()
        .filter(hospital -> round.memberOf(hospital).isEmpty())
        .toList();
  }
}
