package io.federity.cli.remote;

import com.fasterxml.jackson.core.type.TypeReference;
import io.federity.error.Outcome;
import io.federity.repository.RepositoryName;
import io.federity.wire.EvaluationView;
import io.federity.wire.RoundView;
import io.federity.wire.SignOffRequest;
import java.util.List;
import java.util.Map;

/** Rounds of a repository and their evaluations. */
public record RoundApi(ApiConnection connection) {
  private static String path(RepositoryName repository) {
    return RepositoryApi.path(repository) + "/rounds";
  }

  /** Rounds of a branch. */
  public Outcome<List<RoundView>> list(RepositoryName repository, String branch) {
    return connection.list(
        path(repository) + "?branch=" + ApiConnection.encoded(branch), new TypeReference<>() {});
  }

  /** One round. */
  public Outcome<RoundView> view(RepositoryName repository, int number) {
    return connection.get(path(repository) + "/" + number, RoundView.class);
  }

  /** Closes the round now. */
  public Outcome<RoundView> close(RepositoryName repository, int number) {
    return connection.post(path(repository) + "/" + number + "/close", Map.of(), RoundView.class);
  }

  /** Signs the merge off, or refuses it. */
  public Outcome<RoundView> signOff(RepositoryName repository, int number, SignOffRequest request) {
    return connection.post(path(repository) + "/" + number + "/sign-off", request, RoundView.class);
  }

  /** Evaluations of a branch's commits, one a commit and hospital. */
  public Outcome<List<EvaluationView>> evaluations(RepositoryName repository, String branch) {
    return connection.list(
        RepositoryApi.path(repository) + "/evaluations?branch=" + ApiConnection.encoded(branch),
        new TypeReference<>() {});
  }
}
