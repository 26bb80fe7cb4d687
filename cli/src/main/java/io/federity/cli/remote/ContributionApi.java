package io.federity.cli.remote;

import com.fasterxml.jackson.core.type.TypeReference;
import io.federity.error.Outcome;
import io.federity.repository.RepositoryName;
import io.federity.wire.ContributionView;
import io.federity.wire.DecisionRequest;
import io.federity.wire.ProposeCommit;
import java.util.List;
import java.util.Optional;

/** Contributions of a repository. */
public record ContributionApi(ApiConnection connection) {
  private static String path(RepositoryName repository) {
    return RepositoryApi.path(repository) + "/contributions";
  }

  /** Pushes: a new contribution, or a new revision of the open one. */
  public Outcome<ContributionView> propose(RepositoryName repository, ProposeCommit request) {
    return connection.post(path(repository), request, ContributionView.class);
  }

  /** Contributions, all or those in one state. */
  public Outcome<List<ContributionView>> list(RepositoryName repository, Optional<String> state) {
    String query = state.map(s -> "?state=" + ApiConnection.encoded(s)).orElse("");
    return connection.list(path(repository) + query, new TypeReference<>() {});
  }

  /** One contribution. */
  public Outcome<ContributionView> view(RepositoryName repository, int number) {
    return connection.get(path(repository) + "/" + number, ContributionView.class);
  }

  /** Decides on one contribution. */
  public Outcome<ContributionView> decide(
      RepositoryName repository, int number, DecisionRequest request) {
    return connection.post(
        path(repository) + "/" + number + "/decisions", request, ContributionView.class);
  }
}
