package io.federity.round.service;

import io.federity.nft.persistence.MintOrder;
import io.federity.nft.persistence.MintOrderStore;
import io.federity.repository.service.RepositoryProgress;
import io.federity.repository.service.RepositoryService;
import io.federity.round.persistence.RoundStore;
import io.federity.wire.RoundView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Tells a repository's page of the open round and of the collection on the ledger. */
@ApplicationScoped
public class RoundProgress implements RepositoryProgress {
  @Inject RoundStore rounds;
  @Inject MintOrderStore orders;
  @Inject RoundViews views;
  @Inject RepositoryService repositories;

  @Override
  public Optional<RoundView> openRound(String repositoryId, String branch) {
    return rounds
        .current(repositoryId, branch)
        .map(round -> views.view(repositories.get(repositoryId), round));
  }

  @Override
  public Optional<String> collectionMint(String repositoryId) {
    return orders.collection(repositoryId).map(MintOrder::mint).filter(mint -> !mint.isEmpty());
  }
}
