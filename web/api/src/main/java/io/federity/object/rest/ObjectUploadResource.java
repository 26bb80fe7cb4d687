package io.federity.object.rest;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.object.service.ResumableUploads;
import io.federity.object.service.ResumableUploads.Progress;
import io.federity.rest.Answers;
import io.federity.security.CurrentActor;
import io.federity.security.Settings;
import io.federity.wire.ObjectView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/**
 * The upload of one object in parts, after the IETF's draft of resumable uploads
 * (draft-ietf-httpbis-resumable-upload). Its address is known beforehand, so nothing has to be
 * asked for first.
 */
@Path("/repositories/{owner}/{name}/objects/{id}/upload")
@RequestScoped
public class ObjectUploadResource {
  private static final String OFFSET = "Upload-Offset";
  private static final String COMPLETE = "Upload-Complete";
  private static final String LIMIT = "Upload-Limit";

  @Inject CurrentActor caller;
  @Inject ResumableUploads uploads;
  @Inject Settings settings;

  /** How much of the object has arrived from the caller. */
  @HEAD
  @APIResponse(
      responseCode = "204",
      description = "Upload-Offset has the number",
      headers = @Header(name = OFFSET, ref = OFFSET))
  public Response offset(@BeanParam ObjectPath path) {
    Outcome<Long> size =
        path.repository()
            .then(name -> path.object().then(id -> uploads.size(caller.get(), name, id)));
    return switch (size) {
      case Outcome.Refused<Long>(Refusal refusal) -> Answers.refused(refusal);
      case Outcome.Accepted<Long>(Long arrived) ->
          Response.noContent()
              .header(OFFSET, arrived)
              .header(COMPLETE, "?0")
              .header(LIMIT, "max-size=" + settings.maxObjectBytes())
              .header(HttpHeaders.CACHE_CONTROL, "no-store")
              .build();
    };
  }

  /**
   * Adds bytes; the last ones answer as a whole upload does.
   *
   * @param offset how many bytes have arrived before these
   * @param complete {@code ?1} where these are the last bytes, else {@code ?0}
   * @param declared length of the body
   */
  @PATCH
  @Consumes("application/partial-upload")
  @Produces(MediaType.APPLICATION_JSON)
  @APIResponseSchema(value = ObjectView.class, responseCode = "201")
  @APIResponse(
      responseCode = "200",
      description = "It was there before",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ObjectView.class)))
  @APIResponse(
      responseCode = "204",
      description = "The bytes have arrived",
      headers = @Header(name = OFFSET, ref = OFFSET))
  public Response append(
      @BeanParam ObjectPath path,
      @HeaderParam(OFFSET) @Nullable String offset,
      @HeaderParam(COMPLETE) @DefaultValue("?0") String complete,
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) @DefaultValue("-1") long declared,
      InputStream body) {
    boolean last = complete.equals("?1");
    Outcome<Progress> outcome =
        path.repository()
            .then(name ->
                path.object()
                    .then(id ->
                        uploads
                            .size(caller.get(), name, id) // who may not upload is told so first
                            .then(arrived -> offset(offset))
                            .then(from ->
                                uploads.append(
                                    caller.get(), name, id, from, last, body, declared))));
    return switch (outcome) {
      case Outcome.Refused<Progress>(Refusal refusal) -> Answers.refused(refusal);
      case Outcome.Accepted<Progress>(Progress progress) ->
          progress
              .stored()
              .map(view -> Response.status(view.created() ? 201 : 200).entity(view))
              .orElseGet(Response::noContent)
              .header(OFFSET, progress.size())
              .header(COMPLETE, last ? "?1" : "?0")
              .build();
    };
  }

  /** Forgets what has arrived. */
  @DELETE
  @APIResponse(responseCode = "204", description = "Nothing is left")
  public Response discard(@BeanParam ObjectPath path) {
    Outcome<Boolean> outcome =
        path.repository()
            .then(name -> path.object().then(id -> uploads.discard(caller.get(), name, id)));
    return outcome instanceof Outcome.Refused<Boolean>(Refusal refusal)
        ? Answers.refused(refusal)
        : Response.noContent().build();
  }

  private static Outcome<Long> offset(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,18}")
        ? Outcome.accepted(Long.parseLong(text))
        : Outcome.refused(ErrorCode.BAD_REQUEST, OFFSET + " must say how many bytes have arrived");
  }
}
