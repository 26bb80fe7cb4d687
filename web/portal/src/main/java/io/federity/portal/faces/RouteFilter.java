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

/**
 * Shows the page behind an address. Identifiers stand in the path, because signing in drops the
 * query string; they reach the pages through {@link PathParts}.
 */
@WebFilter({"/app/*", "/errors/*"})
public class RouteFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

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
        request.getRequestDispatcher(route.page()).forward(request, response);
        return;
      }
    }
    chain.doFilter(request, response);
  }
}
