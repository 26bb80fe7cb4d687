package io.federity.repository.rest;

import io.federity.repository.service.RepositoryService;
import io.federity.rest.Answers;
import io.federity.rest.BodyLimit;
import io.federity.rest.Idempotent;
import io.federity.rest.PageQuery;
import io.federity.security.CurrentActor;
import io.federity.wire.RepositoryRequest;
import io.federity.wire.RepositoryView;
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

/** Lists and creates repositories. */
@Path("/repositories")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RepositoryResource {
  @Inject CurrentActor caller;
  @Inject RepositoryService repositories;

  /** Every repository that the caller may read. */
  @GET
  @APIResponseSchema(value = RepositoryView[].class, responseCode = "200")
  public Response list(@BeanParam PageQuery page) {
    return page.answer(request -> repositories.page(caller.get(), request));
  }

  /** Creates a repository of the caller's hospital. */
  @POST
  @Idempotent
  @BodyLimit(BodyLimit.SIGNED_TEXT)
  @APIResponseSchema(value = RepositoryView.class, responseCode = "201")
  public Response create(RepositoryRequest request) {
    return Answers.created(repositories.create(caller.get(), request));
  }
}
