package io.federity.round.service;

import io.federity.commit.service.BranchUse;
import io.federity.contribution.persistence.ContributionStore;
import io.federity.error.ErrorCode;
import io.federity.error.Refusal;
import io.federity.round.persistence.RoundStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** A branch with a round or a contribution under way moves by them alone. */
@Dependent
public class OpenRounds implements BranchUse {
  @Inject RoundStore rounds;
  @Inject ContributionStore contributions;

  @Override
  public Optional<Refusal> objectionToChange(String repositoryId, String branch) {
    return rounds
        .current(repositoryId, branch)
        .map(round -> inUse(branch, "round " + round.number() + " is " + round.state()))
        .or(() ->
            contributions.live(repositoryId, branch).stream()
                .findFirst()
                .map(live -> inUse(branch, "contribution " + live.number() + " is under way")));
  }

  private static Refusal inUse(String branch, String because) {
    return new Refusal(ErrorCode.WRONG_STATE, "branch " + branch + " is in use: " + because);
  }
}
