package io.federity.rest;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.wire.ProblemView;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Turns outcomes into responses; a refusal becomes a problem (RFC 9457). */
public final class Answers {
  /** Media type of problems. */
  public static final MediaType PROBLEM = new MediaType("application", "problem+json");

  /** The portal explains every code there; relative to the server (RFC 9457, section 3.1.1). */
  private static final String TYPE = "/portal/errors/";

  private Answers() {}

  /** The value with status 200, or a problem. */
  public static Response ok(Outcome<?> outcome) {
    return of(outcome, 200);
  }

  /** The value with status 201, or a problem. */
  public static Response created(Outcome<?> outcome) {
    return of(outcome, 201);
  }

  /** The value with the given status, or a problem. */
  public static Response of(Outcome<?> outcome, int status) {
    return switch (outcome) {
      case Outcome.Accepted<?>(Object value) -> Response.status(status).entity(value).build();
      case Outcome.Refused<?>(Refusal refusal) -> refused(refusal);
    };
  }

  /** The problem of a refusal. */
  public static Response refused(Refusal refusal) {
    return problem(refusal.code(), refusal.code().httpStatus(), refusal.detail(), null);
  }

  static Response problem(ErrorCode code, int status, String detail, @Nullable String instance) {
    return Response.status(status)
        .type(PROBLEM)
        .entity(view(code, status, detail, instance))
        .build();
  }

  static ProblemView view(ErrorCode code, int status, String detail, @Nullable String instance) {
    return new ProblemView(
        TYPE + code.code(), code.meaning(), status, detail, code.code(), code.remedy(), instance);
  }
}
