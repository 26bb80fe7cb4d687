package io.federity.audit.rest;

import io.federity.audit.AuditFilter;
import io.federity.audit.service.AuditService;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.rest.Answers;
import io.federity.security.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The audit trail. */
@Path("/audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
  private static final int MAX_ENTRIES = 1_000;

  @Inject CurrentActor caller;
  @Inject AuditService audit;

  /** Entries that fit, newest first; {@code before} continues below an entry's number. */
  @GET
  public Response list(
      @QueryParam("repository") @Nullable String repository,
      @QueryParam("actor") @Nullable String actor,
      @QueryParam("action") @Nullable String action,
      @QueryParam("subject") @Nullable String subject,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("before") @Nullable Long before,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    Outcome<Optional<Instant>> begin = time("from", from);
    Outcome<Optional<Instant>> end = time("to", to);
    return Answers.ok(
        begin.then(first ->
            end.then(last ->
                audit.list(
                    caller.get(),
                    new AuditFilter(
                        Optional.ofNullable(repository),
                        Optional.ofNullable(actor),
                        Optional.ofNullable(action),
                        Optional.ofNullable(subject),
                        first,
                        last,
                        Optional.ofNullable(before),
                        Math.clamp(limit, 1, MAX_ENTRIES))))));
  }

  /** Recomputes the whole chain. */
  @GET
  @Path("verify")
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
