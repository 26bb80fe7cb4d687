package io.federity.portal.faces;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.wildfly.security.http.oidc.OidcPrincipal;
import org.wildfly.security.http.oidc.RefreshableOidcSecurityContext;

/** Ends the session here and at the identity provider. POST only, so that no link signs out. */
@WebServlet("/app/logout")
public class LogoutServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String target = Addresses.publicRoot(request) + "/";
    if (request.getUserPrincipal() instanceof OidcPrincipal<?> principal
        && principal.getOidcSecurityContext() instanceof RefreshableOidcSecurityContext context) {
      target =
          context.getOidcClientConfiguration().getLogoutUrl()
              + "?id_token_hint="
              + URLEncoder.encode(context.getIDTokenString(), StandardCharsets.UTF_8)
              + "&post_logout_redirect_uri="
              + URLEncoder.encode(target, StandardCharsets.UTF_8);
    }
    request.logout();
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    response.sendRedirect(target);
  }
}
