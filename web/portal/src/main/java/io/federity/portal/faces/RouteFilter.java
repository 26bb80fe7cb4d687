package io.federity.portal.faces;

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

  /** An unexpected failure gets an id, which the log has beside the cause and the page shows. */
  private static void show(Route route, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    try {
      request.getRequestDispatcher(route.page()).forward(request, response);
    } catch (ServletException | RuntimeException e) {
      String incident = UUID.randomUUID().toString();
      request.setAttribute(INCIDENT, incident);
      String where = request.getMethod() + " " + request.getRequestURI();
      LOG.log(System.Logger.Level.ERROR, "incident " + incident + " at " + where, e);
      throw e;
    }
  }
}
