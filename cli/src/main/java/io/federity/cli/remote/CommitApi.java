package io.federity.cli.remote;

import com.fasterxml.jackson.core.type.TypeReference;
import io.federity.error.Outcome;
import io.federity.page.PageRequest;
import io.federity.repository.RepositoryName;
import io.federity.wire.CommitView;
import io.federity.wire.ProposeCommit;
import io.federity.wire.RefView;
import java.util.List;

/** Commits and refs of a repository. */
public record CommitApi(ApiConnection connection) {
  /** Proposes the first commit. */
  public Outcome<CommitView> createRoot(RepositoryName repository, ProposeCommit request) {
    return connection.post(RepositoryApi.path(repository) + "/root", request, CommitView.class);
  }

  /** Branches and tags. */
  public Outcome<List<RefView>> refs(RepositoryName repository) {
    return connection.list(RepositoryApi.path(repository) + "/refs", new TypeReference<>() {});
  }

  /** The line of a branch, newest first. */
  public Outcome<List<CommitView>> log(RepositoryName repository, String branch, int limit) {
    return connection.list(
        "%s/commits?branch=%s&limit=%d"
            .formatted(
                RepositoryApi.path(repository),
                ApiConnection.encoded(branch),
                Math.clamp(limit, 1, PageRequest.MAX_LIMIT)),
        new TypeReference<>() {},
        limit);
  }

  /** One commit, by id, the first digits of it, or the name of a branch. */
  public Outcome<CommitView> view(RepositoryName repository, String commit) {
    return connection.get(
        RepositoryApi.path(repository) + "/commits/" + ApiConnection.encoded(commit),
        CommitView.class);
  }
}
