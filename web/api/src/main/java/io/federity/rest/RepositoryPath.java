package io.federity.rest;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.repository.RepositoryName;
import jakarta.ws.rs.PathParam;

/** The part {@code {owner}/{name}} of a path; to be used with {@code @BeanParam}. */
public class RepositoryPath {
  /** Hospital that the repository belongs to. */
  @PathParam("owner")
  String owner = "";

  /** Name of the repository at its hospital. */
  @PathParam("name")
  String name = "";

  /** The name; what breaks the rules of names cannot be there. */
  public Outcome<RepositoryName> repository() {
    return RepositoryName.parse(owner + "/" + name)
        .map(Outcome::accepted)
        .orElseGet(() ->
            Outcome.refused(ErrorCode.NOT_FOUND, "there is no repository " + owner + "/" + name));
  }
}
