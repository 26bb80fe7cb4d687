package io.federity.security;

import io.federity.identity.Actor;
import io.federity.identity.service.AccountService;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.wildfly.security.http.oidc.OidcPrincipal;

/** Whoever sent the current request, as the identity provider's access token vouches. */
@RequestScoped
public class CurrentActor {
  @Inject HttpServletRequest request;
  @Inject AccountService accounts;
  private @Nullable Actor actor;

  @PostConstruct
  void read() {
    if (request.getUserPrincipal() instanceof OidcPrincipal<?> principal) {
      Actor read = TokenClaims.actor(principal.getOidcSecurityContext().getToken());
      accounts.seen(read);
      actor = read;
    }
  }

  /** The actor; only within a request that the container has authenticated. */
  public Actor get() {
    Actor known = actor;
    if (known == null) {
      throw new IllegalStateException("the request has no authenticated caller");
    }
    return known;
  }
}
