package io.federity.contribution.service;

import io.federity.contribution.Contribution;
import io.federity.contribution.ContributionKind;
import io.federity.error.Refusal;
import java.util.Optional;

/** What pushing and deciding need to know of rounds; a port, implemented beside the rounds. */
public interface RoundMembership {
  /**
   * Why a push of the hospital cannot lead into the branch's round, if it cannot: another
   * contribution of the hospital is a member already, or the round is closed. A revert waits for no
   * round.
   *
   * @param contributionId the contribution that is revised; empty where a new one would be opened
   */
  Optional<Refusal> objectionToPush(
      String repositoryId,
      String branch,
      ContributionKind kind,
      String hospital,
      Optional<String> contributionId);

  /** Why an approved contribution cannot leave its round, if it cannot: the round is closed. */
  Optional<Refusal> objectionToLeave(Contribution contribution);

  /** Takes an approved contribution out of its open round: it was revised or withdrawn. */
  void leave(Contribution contribution);

  /** Number of the round that the contribution is a member of. */
  Optional<Integer> roundOf(Contribution contribution);
}
