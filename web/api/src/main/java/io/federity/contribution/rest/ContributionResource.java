package io.federity.contribution.rest;

import io.federity.contribution.service.ContributionService;
import io.federity.contribution.service.Proposed;
import io.federity.error.Outcome;
import io.federity.rest.Answers;
import io.federity.rest.BodyLimit;
import io.federity.rest.Idempotent;
import io.federity.rest.PageQuery;
import io.federity.rest.RepositoryPath;
import io.federity.security.CurrentActor;
import io.federity.wire.ContributionView;
import io.federity.wire.DecisionRequest;
import io.federity.wire.ProposeCommit;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Contributions of a repository. */
@Path("/repositories/{owner}/{name}/contributions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ContributionResource {
  @Inject CurrentActor caller;
  @Inject ContributionService contributions;

  /** A push: 201 for a new contribution or revision, 200 for the same push again. */
  @POST
  @Idempotent
  @BodyLimit(BodyLimit.SIGNED_TEXT)
  @APIResponseSchema(value = ContributionView.class, responseCode = "201")
  @APIResponse(
      responseCode = "200",
      description = "It was there before",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ContributionView.class)))
  public Response push(@BeanParam RepositoryPath path, ProposeCommit proposal) {
    Outcome<Proposed> outcome =
        path.repository().then(name -> contributions.propose(caller.get(), name, proposal));
    boolean created =
        outcome instanceof Outcome.Accepted<Proposed>(Proposed proposed) && proposed.created();
    return Answers.of(outcome.map(Proposed::view), created ? 201 : 200);
  }

  /**
   * Contributions, newest first, without their tensors' changes.
   *
   * @param state one state only, such as {@code in-review}
   * @param branch one branch only
   */
  @GET
  @APIResponseSchema(value = ContributionView[].class, responseCode = "200")
  public Response list(
      @BeanParam RepositoryPath path,
      @QueryParam("state") @Nullable String state,
      @QueryParam("branch") @Nullable String branch,
      @BeanParam PageQuery page) {
    return page.answer(request ->
        path.repository()
            .then(name -> contributions.page(caller.get(), name, state, branch, request)));
  }

  /**
   * One contribution with everything a reviewer must see.
   *
   * @param number number of the contribution
   */
  @GET
  @Path("{number:[0-9]{1,9}}")
  @APIResponseSchema(value = ContributionView.class, responseCode = "200")
  public Response view(@BeanParam RepositoryPath path, @PathParam("number") int number) {
    return Answers.ok(
        path.repository().then(name -> contributions.view(caller.get(), name, number)));
  }

  /**
   * Approves, asks for changes, rejects or withdraws; answers the contribution as it is then.
   *
   * @param number number of the contribution
   */
  @POST
  @Idempotent
  @Path("{number:[0-9]{1,9}}/decisions")
  @APIResponseSchema(value = ContributionView.class, responseCode = "200")
  public Response decide(
      @BeanParam RepositoryPath path, @PathParam("number") int number, DecisionRequest request) {
    return Answers.ok(
        path.repository().then(name -> contributions.decide(caller.get(), name, number, request)));
  }
}
