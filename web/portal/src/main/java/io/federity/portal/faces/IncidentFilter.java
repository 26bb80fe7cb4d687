package io.federity.portal.faces;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;

/** Gives an unexpected failure an id, which the log has beside the cause and the page shows. */
@WebFilter("/app/*")
public class IncidentFilter extends HttpFilter {
  /** Request attribute that holds the id. */
  static final String ATTRIBUTE = "federity.incident";

  private static final long serialVersionUID = 1L;
  private static final System.Logger LOG = System.getLogger(IncidentFilter.class.getName());

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException e) {
      String incident = UUID.randomUUID().toString();
      request.setAttribute(ATTRIBUTE, incident);
      LOG.log(
          System.Logger.Level.ERROR, "incident " + incident + " at " + request.getRequestURI(), e);
      throw e;
    }
  }
}
