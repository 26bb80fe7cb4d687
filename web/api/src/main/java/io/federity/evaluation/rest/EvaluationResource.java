package io.federity.evaluation.rest;

import io.federity.evaluation.service.EvaluationService;
import io.federity.rest.PageQuery;
import io.federity.rest.RepositoryPath;
import io.federity.security.CurrentActor;
import io.federity.wire.EvaluationView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Evaluations of the merges of a repository. */
@Path("/repositories/{owner}/{name}/evaluations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EvaluationResource {
  @Inject CurrentActor caller;
  @Inject EvaluationService evaluations;

  /**
   * Every evaluation, oldest round first.
   *
   * @param branch one branch only
   */
  @GET
  @APIResponseSchema(value = EvaluationView[].class, responseCode = "200")
  public Response history(
      @BeanParam RepositoryPath path,
      @QueryParam("branch") @Nullable String branch,
      @BeanParam PageQuery page) {
    return page.answer(request ->
        path.repository().then(name -> evaluations.page(caller.get(), name, branch, request)));
  }
}
