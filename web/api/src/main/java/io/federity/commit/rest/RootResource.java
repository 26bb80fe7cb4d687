package io.federity.commit.rest;

import io.federity.commit.service.CommitService;
import io.federity.rest.Answers;
import io.federity.rest.BodyLimit;
import io.federity.rest.Idempotent;
import io.federity.rest.RepositoryPath;
import io.federity.security.CurrentActor;
import io.federity.wire.CommitView;
import io.federity.wire.ProposeCommit;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The first commit of a branch. */
@Path("/repositories/{owner}/{name}/root")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RootResource {
  @Inject CurrentActor caller;
  @Inject CommitService commits;

  /** Takes the first commit of a branch. */
  @POST
  @Idempotent
  @BodyLimit(BodyLimit.SIGNED_TEXT)
  @APIResponseSchema(value = CommitView.class, responseCode = "201")
  public Response createRoot(@BeanParam RepositoryPath path, ProposeCommit proposal) {
    return Answers.created(
        path.repository().then(name -> commits.createRoot(caller.get(), name, proposal)));
  }
}
