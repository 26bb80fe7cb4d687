package io.federity.evaluation.rest;

import io.federity.evaluation.service.EvaluationService;
import io.federity.rest.Answers;
import io.federity.security.CurrentActor;
import io.federity.wire.EvaluationFailureRequest;
import io.federity.wire.EvaluationReportRequest;
import io.federity.wire.LeaseRequest;
import io.federity.wire.ReleaseRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

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
  @Path("lease")
  public Response lease(LeaseRequest request) {
    return Answers.ok(evaluations.lease(caller.get(), request));
  }

  /** A worker that starts gives back what it held when it ended. */
  @POST
  @Path("release")
  public Response release(ReleaseRequest request) {
    return Answers.ok(evaluations.release(caller.get(), request));
  }

  /** Takes what the worker measured. */
  @POST
  @Path("{id}/report")
  public Response report(@PathParam("id") String id, EvaluationReportRequest request) {
    return Answers.ok(evaluations.report(caller.get(), id, request));
  }

  /** The worker could not evaluate. */
  @POST
  @Path("{id}/failure")
  public Response fail(@PathParam("id") String id, EvaluationFailureRequest request) {
    return Answers.ok(evaluations.fail(caller.get(), id, request));
  }
}
