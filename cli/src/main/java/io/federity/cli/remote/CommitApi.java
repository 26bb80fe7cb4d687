package io.federity.cli.remote;

import com.fasterxml.jackson.core.type.TypeReference;
import io.federity.commit.RefName;
import io.federity.error.Outcome;
import io.federity.page.PageRequest;
import io.federity.repository.RepositoryName;
import io.federity.wire.CommitView;
import io.federity.wire.ProposeCommit;
import io.federity.wire.RefRequest;
import io.federity.wire.RefView;
import java.util.List;
import java.util.Map;

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

  /** One branch or tag. */
  public Outcome<RefView> ref(RepositoryName repository, RefName ref) {
    return connection.get(path(repository, ref), RefView.class);
  }

  /** Makes a branch or tag that must not be there yet. */
  public Outcome<RefView> createRef(RepositoryName repository, RefName ref, RefRequest request) {
    return connection.put(
        path(repository, ref), request, Map.of("If-None-Match", "*"), RefView.class);
  }

  /** Removes a branch or tag if it still points to the commit. */
  public Outcome<Boolean> deleteRef(
      RepositoryName repository, RefName ref, String commit, String reason) {
    return connection.delete(
        path(repository, ref) + "?reason=" + ApiConnection.encoded(reason),
        Map.of("If-Match", "\"" + commit + "\""));
  }

  private static String path(RepositoryName repository, RefName ref) {
    return RepositoryApi.path(repository)
        + (ref.isBranch() ? "/refs/heads/" : "/refs/tags/")
        + ApiConnection.encoded(ref.shortName());
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

  /** One commit, by id, the first digits of it, or the name of a branch or tag. */
  public Outcome<CommitView> view(RepositoryName repository, String commit) {
    return connection.get(
        RepositoryApi.path(repository) + "/commits/" + ApiConnection.encoded(commit),
        CommitView.class);
  }
}
