package io.federity.round.rest;

import io.federity.rest.Answers;
import io.federity.rest.Idempotent;
import io.federity.rest.PageQuery;
import io.federity.rest.RepositoryPath;
import io.federity.round.service.RoundService;
import io.federity.security.CurrentActor;
import io.federity.wire.RoundView;
import io.federity.wire.SignOffRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Rounds of a repository. */
@Path("/repositories/{owner}/{name}/rounds")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RoundResource {
  @Inject CurrentActor caller;
  @Inject RoundService rounds;

  /**
   * Rounds, newest first.
   *
   * @param branch one branch only
   */
  @GET
  @APIResponseSchema(value = RoundView[].class, responseCode = "200")
  public Response list(
      @BeanParam RepositoryPath path,
      @QueryParam("branch") @Nullable String branch,
      @BeanParam PageQuery page) {
    return page.answer(request ->
        path.repository().then(name -> rounds.page(caller.get(), name, branch, request)));
  }

  /**
   * One round.
   *
   * @param number number of the round
   */
  @GET
  @Path("{number:[0-9]{1,9}}")
  @APIResponseSchema(value = RoundView.class, responseCode = "200")
  public Response view(@BeanParam RepositoryPath path, @PathParam("number") int number) {
    return Answers.ok(path.repository().then(name -> rounds.view(caller.get(), name, number)));
  }

  /**
   * A maintainer closes the round now.
   *
   * @param number number of the round
   */
  @POST
  @Idempotent
  @Path("{number:[0-9]{1,9}}/close")
  @Consumes(MediaType.WILDCARD)
  @APIResponseSchema(value = RoundView.class, responseCode = "200")
  public Response close(@BeanParam RepositoryPath path, @PathParam("number") int number) {
    return Answers.ok(path.repository().then(name -> rounds.close(caller.get(), name, number)));
  }

  /**
   * A compliance officer releases or refuses the merge.
   *
   * @param number number of the round
   */
  @POST
  @Idempotent
  @Path("{number:[0-9]{1,9}}/sign-off")
  @APIResponseSchema(value = RoundView.class, responseCode = "200")
  public Response signOff(
      @BeanParam RepositoryPath path, @PathParam("number") int number, SignOffRequest request) {
    return Answers.ok(
        path.repository().then(name -> rounds.signOff(caller.get(), name, number, request)));
  }
}
