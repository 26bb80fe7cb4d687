package io.federity.audit.rest;

import io.federity.audit.AuditFilter;
import io.federity.audit.service.AuditService;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.rest.Answers;
import io.federity.rest.PageQuery;
import io.federity.security.CurrentActor;
import io.federity.wire.AuditVerdictView;
import io.federity.wire.AuditView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The audit trail. */
@Path("/audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
  @Inject CurrentActor caller;
  @Inject AuditService audit;

  /**
   * Entries that fit, newest first.
   *
   * @param repository one repository only, as {@code owner/name}
   * @param actor entries of this username only
   * @param action whole action or its beginning, such as {@code contribution.}
   * @param subject entries about this id only
   * @param from first instant, UTC in ISO 8601
   * @param to first instant after the last one, UTC in ISO 8601
   */
  @GET
  @APIResponseSchema(value = AuditView[].class, responseCode = "200")
  public Response list(
      @QueryParam("repository") @Nullable String repository,
      @QueryParam("actor") @Nullable String actor,
      @QueryParam("action") @Nullable String action,
      @QueryParam("subject") @Nullable String subject,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @BeanParam PageQuery page) {
    return page.answer(request ->
        time("from", from)
            .then(begin ->
                time("to", to)
                    .map(end ->
                        new AuditFilter(
                            Optional.ofNullable(repository),
                            Optional.ofNullable(actor),
                            Optional.ofNullable(action),
                            Optional.ofNullable(subject),
                            begin,
                            end,
                            Optional.empty(),
                            request.limit())))
            .then(filter -> audit.page(caller.get(), filter, request)));
  }

  /** Recomputes the whole chain. */
  @GET
  @Path("verify")
  @APIResponseSchema(value = AuditVerdictView.class, responseCode = "200")
  public Response verify() {
    return Answers.ok(audit.verify(caller.get()));
  }

  private static Outcome<Optional<Instant>> time(String name, @Nullable String text) {
    if (text == null) {
      return Outcome.accepted(Optional.empty());
    }
    try {
      return Outcome.accepted(Optional.of(Instant.parse(text)));
    } catch (DateTimeParseException _) {
      return Outcome.refused(
          ErrorCode.BAD_REQUEST, name + " must be a UTC time such as 2026-01-31T08:00:00Z");
    }
  }
}
