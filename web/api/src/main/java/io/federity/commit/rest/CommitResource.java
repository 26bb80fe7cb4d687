package io.federity.commit.rest;

import io.federity.commit.service.CommitService;
import io.federity.rest.Answers;
import io.federity.rest.PageQuery;
import io.federity.rest.RepositoryPath;
import io.federity.security.CurrentActor;
import io.federity.wire.CommitView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Commits of a repository. */
@Path("/repositories/{owner}/{name}/commits")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CommitResource {
  @Inject CurrentActor caller;
  @Inject CommitService commits;

  /**
   * The line of a branch, newest first.
   *
   * @param branch name of the branch
   */
  @GET
  @APIResponseSchema(value = CommitView[].class, responseCode = "200")
  public Response log(
      @BeanParam RepositoryPath path,
      @QueryParam("branch") @DefaultValue("main") String branch,
      @BeanParam PageQuery page) {
    return page.answer(request ->
        path.repository().then(name -> commits.page(caller.get(), name, branch, request)));
  }

  /**
   * One commit by id, by the first digits of its id, or by branch.
   *
   * @param revision id, first digits of an id (four at least), branch or tag
   */
  @GET
  @Path("{revision}")
  @APIResponseSchema(value = CommitView.class, responseCode = "200")
  public Response view(@BeanParam RepositoryPath path, @PathParam("revision") String revision) {
    return Answers.ok(path.repository().then(name -> commits.view(caller.get(), name, revision)));
  }
}
