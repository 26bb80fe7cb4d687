package io.federity.portal.faces;

import io.federity.error.ErrorCode;
import io.federity.error.Refusal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What went wrong, in a sentence, with the code and the next step. Never a stack trace. */
@Named("errorPage")
@RequestScoped
public class ErrorPage {
  /** Request attribute that holds the address as the person sees it. */
  static final String SHOWN_ADDRESS = "federity.shown-address";

  @Inject private HttpServletRequest request;

  /**
   * Answers with the error page of a refusal, outside of Faces.
   *
   * @param address that the person asked for
   */
  public static void answer(
      HttpServletRequest request, HttpServletResponse response, Refusal refusal, String address)
      throws IOException {
    request.setAttribute(Refusals.ATTRIBUTE, refusal);
    request.setAttribute(SHOWN_ADDRESS, address);
    response.setHeader("Content-Security-Policy", null); // the error page has its own nonce
    response.sendError(refusal.code().httpStatus(), refusal.detail());
  }

  /** The refusal that led here; made from the HTTP status where no service refused. */
  public Refusal getRefusal() {
    if (request.getAttribute(Refusals.ATTRIBUTE) instanceof Refusal refusal) {
      return refusal;
    }
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int code = status instanceof Integer number ? number : 0;
    return switch (code) {
      case 403 -> new Refusal(ErrorCode.NOT_ALLOWED, "Your account may not do this.");
      case 404 -> new Refusal(ErrorCode.NOT_FOUND, "There is no page at this address.");
      default ->
          code >= 400 && code < 500
              ? new Refusal(ErrorCode.BAD_REQUEST, "The request was not understood.")
              : new Refusal(ErrorCode.INTERNAL, "Something went wrong on our side.");
    };
  }

  /** Whether the same page may work in a moment: something that the server needs is away. */
  public boolean isPassing() {
    return getStatus() == HttpServletResponse.SC_SERVICE_UNAVAILABLE;
  }

  /** The HTTP status. */
  public int getStatus() {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    return status instanceof Integer code ? code : getRefusal().code().httpStatus();
  }

  /** The address that failed, for whoever reports it. */
  public String getAddress() {
    if (request.getAttribute(SHOWN_ADDRESS) instanceof String shown) {
      return shown;
    }
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String address
        ? address
        : request.getRequestURI();
  }

  /** Id of an unexpected failure, which stands beside it in the server's log; empty otherwise. */
  public String getIncident() {
    return request.getAttribute(RouteFilter.INCIDENT) instanceof String incident ? incident : "";
  }
}
