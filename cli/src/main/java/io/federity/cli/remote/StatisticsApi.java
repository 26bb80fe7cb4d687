package io.federity.cli.remote;

import com.fasterxml.jackson.core.type.TypeReference;
import io.federity.error.Outcome;
import io.federity.repository.RepositoryName;
import io.federity.wire.StatisticsApproval;
import io.federity.wire.StatisticsRequest;
import io.federity.wire.StatisticsView;
import java.util.List;

/** Column statistics of a repository. */
public record StatisticsApi(ApiConnection connection) {
  private static String path(RepositoryName repository) {
    return RepositoryApi.path(repository) + "/statistics";
  }

  /** Pushes a hospital's statistics. */
  public Outcome<StatisticsView> push(RepositoryName repository, StatisticsRequest request) {
    return connection.post(path(repository), request, StatisticsView.class);
  }

  /** What was pushed. */
  public Outcome<List<StatisticsView>> list(RepositoryName repository) {
    return connection.list(path(repository), new TypeReference<>() {});
  }

  /** Freezes the named pushes in the recipe. */
  public Outcome<Boolean> approve(RepositoryName repository, StatisticsApproval request) {
    return connection.post(path(repository) + "/approve", request);
  }
}
