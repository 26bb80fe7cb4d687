package io.federity.portal.faces;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wildfly.security.http.oidc.IDToken;
import org.wildfly.security.http.oidc.OidcClientConfiguration;
import org.wildfly.security.http.oidc.OidcException;
import org.wildfly.security.http.oidc.OidcPrincipal;
import org.wildfly.security.http.oidc.RefreshableOidcSecurityContext;
import org.wildfly.security.http.oidc.ServerRequest;
import org.wildfly.security.http.oidc.TokenValidator;

/**
 * Asks for the credentials again before a signature, keeping the session. That the person really
 * typed them is read from {@code auth_time} of the new ID token; the parameters that were sent
 * prove nothing.
 */
@WebServlet({"/app/fresh-login", "/app/fresh-login/back"})
public class FreshLoginServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Duration OLDEST = Duration.ofMinutes(2);

  @Inject private transient FreshLogin freshLogin;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Optional<RefreshableOidcSecurityContext> session = session(request);
    if (session.isEmpty() || !freshLogin.isUnderWay()) {
      response.sendRedirect(request.getContextPath() + "/app/inbox");
      return;
    }
    if (request.getServletPath().endsWith("/back")) {
      takeAnswer(request, response, session.get());
    } else {
      response.sendRedirect(question(request, session.get()));
    }
  }

  private String question(HttpServletRequest request, RefreshableOidcSecurityContext session) {
    OidcClientConfiguration client = session.getOidcClientConfiguration();
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("response_type", "code");
    parameters.put("scope", "openid");
    parameters.put("prompt", "login");
    parameters.put("max_age", "0");
    parameters.put("client_id", client.getResourceName());
    parameters.put("redirect_uri", backAddress(request));
    parameters.put("login_hint", String.valueOf(request.getUserPrincipal().getName()));
    // Somebody who signed in at their hospital has no password anywhere else.
    if (session.getIDToken().getClaimValue("identity_provider") instanceof String hospital) {
      parameters.put("kc_idp_hint", hospital);
    }
    parameters.putAll(freshLogin.question());
    return client.getAuthUrl()
        + "?"
        + parameters.entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
            .collect(Collectors.joining("&"));
  }

  private void takeAnswer(
      HttpServletRequest request,
      HttpServletResponse response,
      RefreshableOidcSecurityContext session)
      throws ServletException, IOException {
    String code = request.getParameter("code");
    if (!freshLogin.accept(request.getParameter("state"))) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN, "the answer belongs to no question");
      return;
    }
    if (code != null) { // null: the person cancelled, and signs nothing
      confirm(code, request, session);
    }
    response.sendRedirect(freshLogin.returnTo() + "#decide");
  }

  private void confirm(
      String code, HttpServletRequest request, RefreshableOidcSecurityContext session)
      throws ServletException, IOException {
    OidcClientConfiguration client = session.getOidcClientConfiguration();
    try {
      var answer =
          ServerRequest.invokeAccessCodeToToken(
              client, code, backAddress(request), freshLogin.codeVerifier());
      IDToken token =
          TokenValidator.builder(client)
              .build()
              .parseAndVerifyToken(answer.getIDToken(), answer.getAccessToken())
              .getIdToken();
      boolean samePerson = session.getIDToken().getSubject().equals(token.getSubject());
      boolean sameQuestion = freshLogin.nonce().equals(token.getNonce());
      Instant authenticated = authenticatedAt(token);
      boolean fresh = authenticated.isAfter(Clock.systemUTC().instant().minus(OLDEST));
      if (samePerson && sameQuestion && fresh) {
        freshLogin.confirm(authenticated);
      }
    } catch (OidcException | ServerRequest.HttpFailure e) {
      throw new ServletException("the identity provider's answer is not valid", e);
    }
  }

  private static Instant authenticatedAt(IDToken token) {
    return token.getClaimValue("auth_time") instanceof Number seconds
        ? Instant.ofEpochSecond(seconds.longValue())
        : Instant.EPOCH;
  }

  private static Optional<RefreshableOidcSecurityContext> session(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof OidcPrincipal<?> principal
            && principal.getOidcSecurityContext() instanceof RefreshableOidcSecurityContext context
        ? Optional.of(context)
        : Optional.empty();
  }

  private static String backAddress(HttpServletRequest request) {
    return Addresses.publicRoot(request) + "/app/fresh-login/back";
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
