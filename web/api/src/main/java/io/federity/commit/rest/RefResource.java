package io.federity.commit.rest;

import io.federity.commit.RefCondition;
import io.federity.commit.RefName;
import io.federity.commit.service.RefService;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.repository.RepositoryName;
import io.federity.rest.Answers;
import io.federity.rest.RepositoryPath;
import io.federity.security.CurrentActor;
import io.federity.wire.RefRequest;
import io.federity.wire.RefView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/**
 * Branches and tags of a repository. The entity tag of a ref is the commit it points to; a change
 * is conditional on it (RFC 9110, section 13).
 */
@Path("/repositories/{owner}/{name}/refs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RefResource {
  private static final String REF = "{kind:heads|tags}/{ref}";

  @Inject CurrentActor caller;
  @Inject RefService refs;

  /** Every branch and tag. */
  @GET
  @APIResponseSchema(value = RefView[].class, responseCode = "200")
  public Response list(@BeanParam RepositoryPath path) {
    return Answers.ok(path.repository().then(name -> refs.list(caller.get(), name)));
  }

  /**
   * One branch or tag; 304 where the caller has it already.
   *
   * @param kind {@code heads} for branches, {@code tags} for tags
   * @param ref name of the branch or tag
   */
  @GET
  @Path(REF)
  @APIResponse(
      responseCode = "200",
      description = "The branch or tag",
      headers = @Header(name = HttpHeaders.ETAG, ref = HttpHeaders.ETAG),
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RefView.class)))
  @APIResponse(responseCode = "304", description = "The caller has it already")
  public Response view(
      @BeanParam RepositoryPath path,
      @PathParam("kind") String kind,
      @PathParam("ref") String ref,
      @Context Request request) {
    return tagged(
        named(path, kind, ref, (name, full) -> refs.view(caller.get(), name, full)), 200, request);
  }

  /**
   * Makes a branch or tag, or moves a branch.
   *
   * @param kind {@code heads} for branches, {@code tags} for tags
   * @param ref name of the branch or tag
   * @param ifMatch the commit in quotes to which the branch still points, for moving it
   * @param ifNoneMatch {@code *}, for a branch or tag that is not there yet
   */
  @PUT
  @Path(REF)
  @APIResponse(
      responseCode = "201",
      description = "The branch or tag is new",
      headers = @Header(name = HttpHeaders.ETAG, ref = HttpHeaders.ETAG),
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RefView.class)))
  @APIResponse(
      responseCode = "200",
      description = "The branch moved",
      headers = @Header(name = HttpHeaders.ETAG, ref = HttpHeaders.ETAG),
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RefView.class)))
  public Response put(
      @BeanParam RepositoryPath path,
      @PathParam("kind") String kind,
      @PathParam("ref") String ref,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
      RefRequest request) {
    Outcome<RefCondition> condition = RefCondition.of(ifMatch, ifNoneMatch);
    Outcome<RefView> put =
        named(
            path,
            kind,
            ref,
            (name, full) -> refs.put(caller.get(), name, full, condition, request));
    return tagged(put, ifNoneMatch == null ? 200 : 201, null);
  }

  /**
   * Deletes a tag, or a branch that is not protected.
   *
   * @param kind {@code heads} for branches, {@code tags} for tags
   * @param ref name of the branch or tag
   * @param ifMatch the commit in quotes to which it still points
   * @param reason why; kept in the audit trail
   */
  @DELETE
  @Path(REF)
  @APIResponse(responseCode = "204", description = "It is gone")
  public Response delete(
      @BeanParam RepositoryPath path,
      @PathParam("kind") String kind,
      @PathParam("ref") String ref,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @QueryParam("reason") @DefaultValue("") String reason) {
    Outcome<RefCondition> condition = RefCondition.of(ifMatch, null);
    return switch (named(
        path,
        kind,
        ref,
        (name, full) -> refs.delete(caller.get(), name, full, condition, reason))) {
      case Outcome.Accepted<RefName> _ -> Response.noContent().build();
      case Outcome.Refused<RefName>(var refusal) -> Answers.refused(refusal);
    };
  }

  private static <T> Outcome<T> named(
      RepositoryPath path,
      String kind,
      String ref,
      BiFunction<RepositoryName, RefName, Outcome<T>> step) {
    Optional<RefName> full = kind.equals("heads") ? RefName.branch(ref) : RefName.tag(ref);
    return path.repository()
        .then(name ->
            full.map(read -> step.apply(name, read))
                .orElseGet(() ->
                    Outcome.refused(
                        ErrorCode.BAD_REQUEST, "not a name of a branch or tag: " + ref)));
  }

  private static Response tagged(
      Outcome<RefView> outcome, int status, @Nullable Request conditional) {
    if (!(outcome instanceof Outcome.Accepted<RefView>(RefView view))) {
      return Answers.ok(outcome);
    }
    var tag = new EntityTag(view.commit());
    Response.ResponseBuilder unchanged =
        conditional == null ? null : conditional.evaluatePreconditions(tag);
    return unchanged == null
        ? Response.status(status).entity(view).tag(tag).build()
        : unchanged.tag(tag).build();
  }
}
