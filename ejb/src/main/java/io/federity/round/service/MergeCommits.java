package io.federity.round.service;

import io.federity.commit.Commit;
import io.federity.commit.CommitKind;
import io.federity.commit.MergeExclusion;
import io.federity.commit.MergeMember;
import io.federity.commit.MergeRecord;
import io.federity.object.ObjectId;
import io.federity.policy.BranchPolicy;
import io.federity.round.Round;
import io.federity.round.RoundMember;
import io.federity.security.ServerActor;
import io.federity.security.ServerKey;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes down how a merge came about: a function of the frozen round and the resulting tree. */
@Dependent
public class MergeCommits {
  @Inject ServerKey serverKey;

  Commit of(
      Round round, BranchPolicy policy, Commit base, ObjectId tree, Map<String, String> weights) {
    List<ObjectId> parents = new ArrayList<>();
    parents.add(round.base());
    round.members().forEach(member -> parents.add(member.commit()));
    return new Commit(
        CommitKind.MERGE,
        round.repositoryId(),
        round.branch(),
        parents,
        tree,
        base.recipe(),
        ServerActor.ACTOR.username(),
        ServerActor.ACTOR.hospital(),
        serverKey.key().address(),
        "Merge %d contributions of round %d".formatted(round.members().size(), round.number()),
        round.members().stream().mapToLong(RoundMember::numExamples).sum(),
        Map.of(),
        Map.of(),
        round.frozenAt().orElseThrow(),
        Optional.of(record(round, policy, weights)));
  }

  private static MergeRecord record(Round round, BranchPolicy policy, Map<String, String> weights) {
    return new MergeRecord(
        round.number(),
        policy.strategy(),
        round.members().stream()
            .map(member ->
                new MergeMember(
                    member.commit(),
                    member.hospital(),
                    member.numExamples(),
                    weights.getOrDefault(member.commit().hex(), "")))
            .toList(),
        round.exclusions().stream()
            .map(left -> new MergeExclusion(left.commit(), left.hospital(), left.reason()))
            .toList());
  }
}
