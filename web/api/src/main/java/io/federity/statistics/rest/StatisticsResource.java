package io.federity.statistics.rest;

import io.federity.rest.Answers;
import io.federity.rest.BodyLimit;
import io.federity.rest.Idempotent;
import io.federity.rest.PageQuery;
import io.federity.rest.RepositoryPath;
import io.federity.security.CurrentActor;
import io.federity.statistics.service.StatisticsService;
import io.federity.wire.StatisticsApproval;
import io.federity.wire.StatisticsRequest;
import io.federity.wire.StatisticsView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Statistics of a repository: round 0. */
@Path("/repositories/{owner}/{name}/statistics")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class StatisticsResource {
  @Inject CurrentActor caller;
  @Inject StatisticsService statistics;

  /** What the hospitals pushed. */
  @GET
  @APIResponseSchema(value = StatisticsView[].class, responseCode = "200")
  public Response list(@BeanParam RepositoryPath path, @BeanParam PageQuery page) {
    return page.answer(
        request -> path.repository().then(name -> statistics.page(caller.get(), name, request)));
  }

  /** Takes the statistics of the hospital; they replace an unapproved earlier push. */
  @POST
  @Idempotent
  @BodyLimit(BodyLimit.SIGNED_TEXT)
  @APIResponseSchema(value = StatisticsView.class, responseCode = "201")
  public Response push(@BeanParam RepositoryPath path, StatisticsRequest request) {
    return Answers.created(
        path.repository().then(name -> statistics.push(caller.get(), name, request)));
  }

  /** A maintainer approves the named pushes. */
  @POST
  @Idempotent
  @Path("approve")
  @APIResponseSchema(value = StatisticsView[].class, responseCode = "200")
  public Response approve(@BeanParam RepositoryPath path, StatisticsApproval request) {
    return Answers.ok(
        path.repository().then(name -> statistics.approve(caller.get(), name, request)));
  }
}
