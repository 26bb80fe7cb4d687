package io.federity.evaluation.rest;

import io.federity.evaluation.service.EvaluationService;
import io.federity.rest.Answers;
import io.federity.rest.Idempotent;
import io.federity.security.CurrentActor;
import io.federity.wire.EvaluationFailureRequest;
import io.federity.wire.EvaluationJobView;
import io.federity.wire.EvaluationReportRequest;
import io.federity.wire.EvaluationView;
import io.federity.wire.LeaseRequest;
import io.federity.wire.ReleaseRequest;
import io.federity.wire.ReleaseView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Jobs for the workers of the hospitals. */
@Path("/evaluation-jobs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EvaluationJobResource {
  @Inject CurrentActor caller;
  @Inject EvaluationService evaluations;

  /** Gives waiting jobs of the worker's hospital; an empty list is a normal answer. */
  @POST
  @Idempotent
  @Path("lease")
  @APIResponseSchema(value = EvaluationJobView[].class, responseCode = "200")
  public Response lease(LeaseRequest request) {
    return Answers.ok(evaluations.lease(caller.get(), request));
  }

  /** A worker that starts gives back what it held when it ended. */
  @POST
  @Idempotent
  @Path("release")
  @APIResponseSchema(value = ReleaseView.class, responseCode = "200")
  public Response release(ReleaseRequest request) {
    return Answers.ok(evaluations.release(caller.get(), request));
  }

  /**
   * Takes what the worker measured.
   *
   * @param id id of the job
   */
  @POST
  @Idempotent
  @Path("{id}/report")
  @APIResponseSchema(value = EvaluationView.class, responseCode = "200")
  public Response report(@PathParam("id") String id, EvaluationReportRequest request) {
    return Answers.ok(evaluations.report(caller.get(), id, request));
  }

  /**
   * The worker could not evaluate.
   *
   * @param id id of the job
   */
  @POST
  @Idempotent
  @Path("{id}/failure")
  @APIResponseSchema(value = EvaluationView.class, responseCode = "200")
  public Response fail(@PathParam("id") String id, EvaluationFailureRequest request) {
    return Answers.ok(evaluations.fail(caller.get(), id, request));
  }
}
