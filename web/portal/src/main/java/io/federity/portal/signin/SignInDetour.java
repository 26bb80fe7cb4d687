package io.federity.portal.signin;

import io.federity.security.Settings;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.Headers;
import jakarta.servlet.ServletContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Sends nobody to an identity provider that does not answer, which would leave them with an error
 * of their browser, but to {@link SignInUnreachableServlet}. Part of the server's own handlers,
 * because the container asks people to sign in before any filter of the application sees them.
 */
public class SignInDetour implements ServletExtension {
  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    String issuer = new Settings().issuer();
    SignInProvider provider = new SignInProvider(issuer);
    String page = context.getContextPath() + SignInUnreachableServlet.PATH;
    deployment.addInitialHandlerChainWrapper(next ->
        exchange -> {
          exchange.addResponseCommitListener(answered -> {
            if (!answered.isInIoThread()
                && isSentToSignIn(answered, issuer)
                && !provider.answers()) {
              answered
                  .getResponseHeaders()
                  .put(Headers.LOCATION, page + "?back=" + encode(answered.getRequestURI()));
            }
          });
          next.handleRequest(exchange);
        });
  }

  private static boolean isSentToSignIn(HttpServerExchange answered, String issuer) {
    String target = answered.getResponseHeaders().getFirst(Headers.LOCATION);
    return target != null
        && target.startsWith(issuer + "/")
        && target.contains("response_type=code");
  }

  private static String encode(String address) {
    return URLEncoder.encode(address, StandardCharsets.UTF_8);
  }
}
