package io.federity.cli.remote;

import com.fasterxml.jackson.core.type.TypeReference;
import io.federity.error.Outcome;
import io.federity.repository.RepositoryName;
import io.federity.wire.NftView;
import java.util.List;

/** NFTs of a repository, as the server recorded them. */
public record NftApi(ApiConnection connection) {
  /** All of them. */
  public Outcome<List<NftView>> list(RepositoryName repository) {
    return connection.list(RepositoryApi.path(repository) + "/nfts", new TypeReference<>() {});
  }
}
