package io.federity.cli.remote;

import com.fasterxml.jackson.core.type.TypeReference;
import io.federity.error.Outcome;
import io.federity.repository.RepositoryName;
import io.federity.wire.MemberRequest;
import io.federity.wire.MemberView;
import io.federity.wire.RepositoryRequest;
import io.federity.wire.RepositoryView;
import java.util.List;

/** Repositories and their members. */
public record RepositoryApi(ApiConnection connection) {
  static String path(RepositoryName repository) {
    return "/repositories/" + repository;
  }

  /** Creates an empty repository of the person's hospital. */
  public Outcome<RepositoryView> create(RepositoryRequest request) {
    return connection.post("/repositories", request, RepositoryView.class);
  }

  /** All that the person may read. */
  public Outcome<List<RepositoryView>> list() {
    return connection.list("/repositories", new TypeReference<>() {});
  }

  /** One repository. */
  public Outcome<RepositoryView> view(RepositoryName repository) {
    return connection.get(path(repository), RepositoryView.class);
  }

  /** The members. */
  public Outcome<List<MemberView>> members(RepositoryName repository) {
    return connection.list(path(repository) + "/members", new TypeReference<>() {});
  }

  /** Sets a member's roles; no roles removes the member. */
  public Outcome<Boolean> putMember(RepositoryName repository, String user, MemberRequest request) {
    return connection
        .put(
            path(repository) + "/members/" + ApiConnection.encoded(user), request, MemberView.class)
        .map(member -> true);
  }
}
