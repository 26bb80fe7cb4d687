package io.federity.commit.rest;

import io.federity.commit.service.CommitService;
import io.federity.rest.Answers;
import io.federity.rest.RepositoryPath;
import io.federity.security.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Branches and tags of a repository. */
@Path("/repositories/{owner}/{name}/refs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RefResource {
  @Inject CurrentActor caller;
  @Inject CommitService commits;

  /** Every branch and tag. */
  @GET
  public Response refs(@BeanParam RepositoryPath path) {
    return Answers.ok(path.repository().then(name -> commits.refs(caller.get(), name)));
  }
}
