package io.federity.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.federity.error.ErrorCode;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What the container refuses before any resource sees it, as a problem (RFC 9457): a token that is
 * missing or not valid, an address outside of the interface. The container's own headers stay,
 * {@code WWW-Authenticate} among them.
 */
@WebServlet(ContainerProblems.PATH)
public class ContainerProblems extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** Named by {@code error-page} in {@code web.xml}. */
  static final String PATH = "/problem";

  private static final ObjectMapper JSON = JsonBinding.mapper();

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer refused
            ? refused
            : HttpServletResponse.SC_NOT_FOUND;
    ErrorCode code = code(status);
    response.setStatus(status);
    response.setContentType(Answers.PROBLEM.toString());
    response.setCharacterEncoding("UTF-8");
    JSON.writeValue(response.getOutputStream(), Answers.view(code, status, detail(code), null));
  }

  private static ErrorCode code(int status) {
    return switch (status) {
      case HttpServletResponse.SC_UNAUTHORIZED -> ErrorCode.NOT_SIGNED_IN;
      case HttpServletResponse.SC_FORBIDDEN -> ErrorCode.NOT_ALLOWED;
      case HttpServletResponse.SC_NOT_FOUND -> ErrorCode.NOT_FOUND;
      default -> status < 500 ? ErrorCode.BAD_REQUEST : ErrorCode.INTERNAL;
    };
  }

  private static String detail(ErrorCode code) {
    return switch (code) {
      case NOT_SIGNED_IN ->
          "the request needs an access token for this server, in the header Authorization: Bearer";
      case NOT_FOUND -> "there is no resource at this path";
      default -> code.meaning();
    };
  }
}
