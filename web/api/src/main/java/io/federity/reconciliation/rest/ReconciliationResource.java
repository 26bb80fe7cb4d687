package io.federity.reconciliation.rest;

import io.federity.reconciliation.service.ReconciliationService;
import io.federity.rest.Answers;
import io.federity.rest.Idempotent;
import io.federity.security.CurrentActor;
import io.federity.wire.DiscrepancyView;
import io.federity.wire.ObjectInventoryView;
import io.federity.wire.RetryRequest;
import io.federity.wire.RetryView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/**
 * Whether records, processes and objects agree, for auditors; steps that failed, for
 * administrators.
 */
@Path("/reconciliation")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReconciliationResource {
  @Inject CurrentActor caller;
  @Inject ReconciliationService reconciliation;

  /** What does not fit; an empty list is the normal answer. */
  @GET
  @APIResponseSchema(value = DiscrepancyView[].class, responseCode = "200")
  public Response find() {
    return Answers.ok(reconciliation.find(caller.get()));
  }

  /** The objects of the store beside the records that need them; reads every tree. */
  @GET
  @Path("objects")
  @APIResponseSchema(value = ObjectInventoryView.class, responseCode = "200")
  public Response objects() {
    return Answers.ok(reconciliation.objects(caller.get()));
  }

  /** Has failed steps tried again. */
  @POST
  @Idempotent
  @Path("retry")
  @Consumes(MediaType.APPLICATION_JSON)
  @APIResponseSchema(value = RetryView.class, responseCode = "200")
  public Response retry(RetryRequest request) {
    return Answers.ok(reconciliation.retry(caller.get(), request));
  }
}
