package io.federity.repository.service;

import io.federity.wire.RoundView;
import java.util.Optional;

/** What a repository's page shows of its rounds and its ledger entry; a port of this feature. */
public interface RepositoryProgress {
  /** The round of the branch that is not published yet. */
  Optional<RoundView> openRound(String repositoryId, String branch);

  /** Address of the NFT collection that stands for the repository. */
  Optional<String> collectionMint(String repositoryId);
}
