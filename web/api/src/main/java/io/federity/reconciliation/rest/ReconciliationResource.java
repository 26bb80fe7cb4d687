package io.federity.reconciliation.rest;

import io.federity.reconciliation.service.ReconciliationService;
import io.federity.rest.Answers;
import io.federity.security.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Whether records and processes agree, for auditors. */
@Path("/reconciliation")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReconciliationResource {
  @Inject CurrentActor caller;
  @Inject ReconciliationService reconciliation;

  /** What does not fit; an empty list is the normal answer. */
  @GET
  public Response find() {
    return Answers.ok(reconciliation.find(caller.get()));
  }
}
