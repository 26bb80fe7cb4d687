package io.federity.portal.faces;

import io.federity.error.Refusal;
import io.federity.outage.DatabaseOutage;
import jakarta.faces.application.ViewExpiredException;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Shows the page behind an address. Identifiers stand in the path, because signing in drops the
 * query string; they reach the pages through {@link PathParts}.
 */
@WebFilter({"/app/*", "/errors/*"})
public class RouteFilter extends HttpFilter {
  /** Request attribute that holds the id of an unexpected failure. */
  static final String INCIDENT = "federity.incident";

  private static final long serialVersionUID = 1L;
  private static final System.Logger LOG = System.getLogger(RouteFilter.class.getName());

  /** How the name of a field for a reason ends, behind the name of its form. */
  private static final String REASON = ":reason";

  @Inject private transient FreshLogin freshLogin;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (path.equals("/app") || path.equals("/app/")) {
      response.sendRedirect(request.getContextPath() + "/app/inbox");
      return;
    }
    for (Route route : Route.ALL) {
      Optional<Map<String, String>> parts = route.match(path);
      if (parts.isPresent()) {
        request.setAttribute(PathParts.ATTRIBUTE, parts.get());
        request.setAttribute(ErrorPage.SHOWN_ADDRESS, request.getRequestURI());
        response.setHeader("Cache-Control", "no-store");
        show(route, request, response);
        return;
      }
    }
    chain.doFilter(request, response);
  }

  /**
   * An unexpected failure gets an id, which the log has beside the cause and the page shows. While
   * the database is away, nothing was done: the page says so, and what was typed is kept.
   */
  private void show(Route route, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    String address = request.getRequestURI(); // the request itself forgets it as it is forwarded
    try {
      request.getRequestDispatcher(route.page()).forward(request, response);
    } catch (ServletException | RuntimeException e) {
      if (isOfAnEndedSession(e)) {
        startAgain(address, request, response);
        return;
      }
      Optional<Refusal> outage = DatabaseOutage.behind(e);
      if (outage.isPresent() && !response.isCommitted()) {
        LOG.log(System.Logger.Level.WARNING, outage.get().detail() + ": " + e);
        keepReason(address, request);
        ErrorPage.answer(request, response, outage.get(), address);
        return;
      }
      String incident = UUID.randomUUID().toString();
      request.setAttribute(INCIDENT, incident);
      String where = request.getMethod() + " " + address;
      LOG.log(System.Logger.Level.ERROR, "incident " + incident + " at " + where, e);
      throw e;
    }
  }

  private static boolean isOfAnEndedSession(Throwable thrown) {
    return thrown instanceof ViewExpiredException
        || (thrown.getCause() != null && isOfAnEndedSession(thrown.getCause()));
  }

  /**
   * The form was of a session that has ended: nothing of it was done. The person sees the page as
   * it is now, with the reason that was typed.
   */
  private void startAgain(String address, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    keepReason(address, request);
    response.sendRedirect(address + "#decide");
  }

  private void keepReason(String address, HttpServletRequest request) {
    request.getParameterMap().entrySet().stream()
        .filter(field -> field.getKey().endsWith(REASON))
        .map(field -> field.getValue()[0].strip())
        .filter(reason -> !reason.isEmpty())
        .findFirst()
        .ifPresent(reason -> freshLogin.keepDraft(address, reason));
  }
}
