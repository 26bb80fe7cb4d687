package io.federity.commit;

import io.federity.aggregation.StrategySpec;
import java.util.Comparator;
import java.util.List;

/**
 * How a merge came about: everything that is needed to compute it again.
 *
 * @param members sorted by commit id, the order of the reduction
 */
public record MergeRecord(
    int round, StrategySpec strategy, List<MergeMember> members, List<MergeExclusion> excluded) {
  public MergeRecord {
    members =
        members.stream().sorted(Comparator.comparing(member -> member.commit().hex())).toList();
    excluded =
        excluded.stream().sorted(Comparator.comparing(member -> member.commit().hex())).toList();
  }
}
