package io.federity.object.rest;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.object.ObjectId;
import io.federity.object.service.ObjectService;
import io.federity.repository.RepositoryName;
import io.federity.rest.Answers;
import io.federity.rest.RepositoryPath;
import io.federity.security.CurrentActor;
import io.federity.wire.ObjectView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** Objects of a repository by their SHA-256; bodies stream in both directions. */
@Path("/repositories/{owner}/{name}/objects/{id}")
@RequestScoped
public class ObjectResource {
  @Inject CurrentActor caller;
  @Inject ObjectService objects;

  @PathParam("id")
  String id = "";

  /** Stores an object: 201 where it is new to the repository, 200 where it was there. */
  @PUT
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @Produces(MediaType.APPLICATION_JSON)
  public Response put(
      @BeanParam RepositoryPath path,
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) @DefaultValue("-1") long declared,
      InputStream body) {
    Outcome<ObjectView> outcome =
        path.repository()
            .then(name -> objectId().then(o -> objects.put(caller.get(), name, o, body, declared)));
    boolean created =
        outcome instanceof Outcome.Accepted<ObjectView>(ObjectView view) && view.created();
    return Answers.of(outcome, created ? 201 : 200);
  }

  /** The bytes of an object; they never change. */
  @GET
  public Response get(@BeanParam RepositoryPath path) {
    return answer(path, true);
  }

  /** Whether the object is there, and how long it is. */
  @HEAD
  public Response head(@BeanParam RepositoryPath path) {
    return answer(path, false);
  }

  private Response answer(RepositoryPath path, boolean withBody) {
    Outcome<Response> response =
        path.repository().then(name -> objectId().then(o -> found(name, o, withBody)));
    return switch (response) {
      case Outcome.Accepted<Response>(Response value) -> value;
      case Outcome.Refused<Response>(Refusal refusal) -> Answers.refused(refusal);
    };
  }

  private Outcome<Response> found(RepositoryName name, ObjectId object, boolean withBody) {
    return objects
        .size(caller.get(), name, object)
        .then(size -> {
          Response.ResponseBuilder response =
              Response.ok()
                  .type(MediaType.APPLICATION_OCTET_STREAM)
                  .tag(new EntityTag(object.hex()))
                  .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable")
                  .header(HttpHeaders.CONTENT_LENGTH, size);
          return withBody
              ? objects
                  .open(caller.get(), name, object)
                  .map(bytes -> response.entity(bytes).build())
              : Outcome.accepted(response.build());
        });
  }

  private Outcome<ObjectId> objectId() {
    return ObjectId.parse(id)
        .map(Outcome::accepted)
        .orElseGet(() ->
            Outcome.refused(
                ErrorCode.BAD_REQUEST, "an object's id is its SHA-256 in lower-case hex"));
  }
}
