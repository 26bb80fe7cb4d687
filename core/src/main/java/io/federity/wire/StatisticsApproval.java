package io.federity.wire;

import java.util.List;

/** Approves the statistics of the named pushes and freezes them in the recipe. */
public record StatisticsApproval(List<String> ids, String reason) {
  public StatisticsApproval {
    ids = List.copyOf(ids);
  }
}
