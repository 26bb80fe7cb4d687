package io.federity.object.rest;

import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.object.ObjectId;
import io.federity.object.service.ObjectService;
import io.federity.repository.RepositoryName;
import io.federity.rest.Answers;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Objects of a repository by their SHA-256; bodies stream in both directions. */
@Path("/repositories/{owner}/{name}/objects/{id}")
@RequestScoped
public class ObjectResource {
  private static final int PARTIAL_CONTENT = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  @Inject CurrentActor caller;
  @Inject ObjectService objects;

  /**
   * Stores an object: 201 where it is new to the repository, 200 where it was there.
   *
   * @param declared length of the body
   */
  @PUT
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @Produces(MediaType.APPLICATION_JSON)
  @APIResponseSchema(value = ObjectView.class, responseCode = "201")
  @APIResponse(
      responseCode = "200",
      description = "It was there before",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ObjectView.class)))
  public Response put(
      @BeanParam ObjectPath path,
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) @DefaultValue("-1") long declared,
      InputStream body) {
    Outcome<ObjectView> outcome =
        path.repository()
            .then(name ->
                path.object().then(id -> objects.put(caller.get(), name, id, body, declared)));
    boolean created =
        outcome instanceof Outcome.Accepted<ObjectView>(ObjectView view) && view.created();
    return Answers.of(outcome, created ? 201 : 200);
  }

  /**
   * The bytes of an object, which never change, or a range of them. {@code If-Range} always holds
   * where it names the object's own tag.
   *
   * @param range one range of bytes, such as {@code bytes=1048576-}
   * @param ifRange the object's tag; the whole object is sent where it is another one
   */
  @GET
  @APIResponse(
      responseCode = "200",
      description = "The bytes",
      headers = @Header(name = HttpHeaders.ETAG, ref = HttpHeaders.ETAG),
      content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM))
  @APIResponse(
      responseCode = "206",
      description = "A range of them",
      headers =
          @Header(
              name = "Content-Range",
              description = "Which ones",
              schema = @Schema(type = SchemaType.STRING)),
      content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM))
  @APIResponse(responseCode = "416", description = "No byte of the range exists")
  public Response get(
      @BeanParam ObjectPath path,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-Range") @Nullable String ifRange) {
    Outcome<Response> response =
        path.repository()
            .then(name ->
                path.object()
                    .then(id ->
                        objects
                            .size(caller.get(), name, id)
                            .then(size ->
                                content(name, id, size, wanted(id, size, range, ifRange)))));
    return orRefusal(response);
  }

  private static @Nullable ByteRange wanted(
      ObjectId id, long size, @Nullable String range, @Nullable String ifRange) {
    boolean holds = ifRange == null || ifRange.equals("\"" + id.hex() + "\"");
    return holds ? ByteRange.of(range, size) : null;
  }

  private Outcome<Response> content(
      RepositoryName name, ObjectId id, long size, @Nullable ByteRange range) {
    if (range == null) {
      return objects
          .open(caller.get(), name, id)
          .map(bytes -> headers(Response.ok(bytes), id, size).build());
    }
    if (range.equals(ByteRange.NONE)) {
      return Outcome.accepted(
          Response.status(RANGE_NOT_SATISFIABLE)
              .header("Content-Range", range.contentRange(size))
              .build());
    }
    return objects
        .open(caller.get(), name, id)
        .map(bytes ->
            headers(
                    Response.status(PARTIAL_CONTENT).entity(new RangeOutput(bytes, range)),
                    id,
                    range.length())
                .header("Content-Range", range.contentRange(size))
                .build());
  }

  /** Whether the object is there, and how long it is. */
  @HEAD
  @APIResponse(
      responseCode = "200",
      description = "It is there",
      headers =
          @Header(
              name = HttpHeaders.CONTENT_LENGTH,
              description = "Its bytes",
              schema = @Schema(type = SchemaType.INTEGER, format = "int64")))
  public Response head(@BeanParam ObjectPath path) {
    return orRefusal(
        path.repository()
            .then(name ->
                path.object()
                    .then(id ->
                        objects
                            .size(caller.get(), name, id)
                            .map(size -> headers(Response.ok(), id, size).build()))));
  }

  private static Response.ResponseBuilder headers(
      Response.ResponseBuilder response, ObjectId id, long length) {
    return response
        .type(MediaType.APPLICATION_OCTET_STREAM)
        .tag(new EntityTag(id.hex()))
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable")
        .header("Accept-Ranges", "bytes")
        .header(HttpHeaders.CONTENT_LENGTH, length);
  }

  private static Response orRefusal(Outcome<Response> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<Response>(Response response) -> response;
      case Outcome.Refused<Response>(Refusal refusal) -> Answers.refused(refusal);
    };
  }
}
