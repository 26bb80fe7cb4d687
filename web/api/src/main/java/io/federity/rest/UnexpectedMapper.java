package io.federity.rest;

import io.federity.error.ErrorCode;
import io.federity.error.Refusal;
import io.federity.object.StorageFullException;
import io.federity.outage.DatabaseOutage;
import jakarta.ejb.EJBAccessException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns exceptions into problems. What nobody expected becomes 500 with an incident id; the log has
 * the rest under that id, the answer never shows how the server is built.
 */
@Provider
public class UnexpectedMapper implements ExceptionMapper<Throwable> {
  private static final int RETRY_SECONDS = 5;
  private static final System.Logger LOG = System.getLogger(UnexpectedMapper.class.getName());

  @Override
  public Response toResponse(Throwable thrown) {
    return switch (thrown) {
      case WebApplicationException web -> ofStatus(web);
      case EJBAccessException _ ->
          Answers.problem(ErrorCode.NOT_ALLOWED, 403, "a role is needed for this", null);
      default ->
          DatabaseOutage.behind(thrown)
              .map(outage -> unavailable(outage, thrown))
              .orElseGet(() -> incident(thrown));
    };
  }

  private static Response unavailable(Refusal outage, Throwable thrown) {
    LOG.log(System.Logger.Level.WARNING, outage.detail() + ": " + thrown);
    return Response.fromResponse(Answers.refused(outage))
        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
        .build();
  }

  private static Response ofStatus(WebApplicationException web) {
    int status = web.getResponse().getStatus();
    if (status < 400) {
      return web.getResponse();
    }
    if (status >= 500) {
      return incident(web);
    }
    ErrorCode code =
        switch (web) {
          case NotFoundException _ -> ErrorCode.NOT_FOUND;
          case NotAuthorizedException _ -> ErrorCode.NOT_SIGNED_IN;
          default -> ErrorCode.BAD_REQUEST;
        };
    String detail =
        switch (web) {
          case NotAllowedException _ -> "the resource does not know this method";
          case NotFoundException _ -> "there is no resource at this path";
          default -> text(web.getMessage(), code);
        };
    return Answers.problem(code, status, detail, null);
  }

  private static String text(@Nullable String message, ErrorCode code) {
    return message == null ? code.meaning() : message;
  }

  private static Response incident(Throwable thrown) {
    String id = UUID.randomUUID().toString();
    LOG.log(System.Logger.Level.ERROR, "incident " + id, thrown);
    ErrorCode code = codeOf(thrown);
    return Answers.problem(
        code, code.httpStatus(), "incident " + id + "; the server's log has it", "urn:uuid:" + id);
  }

  /** A disk that is full is nobody's mistake in the code. */
  static ErrorCode codeOf(Throwable thrown) {
    return StorageFullException.among(thrown).isPresent()
        ? ErrorCode.STORAGE_FULL
        : ErrorCode.INTERNAL;
  }
}
