package io.federity.portal.faces;

import io.federity.security.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;

/** What the Content-Security-Policy in {@code web.xml} needs to know of this installation. */
@Named("contentSecurity")
@ApplicationScoped
public class ContentSecurity {
  @Inject private Settings settings;

  /** Origin of the identity provider: logging out and signing send the browser there. */
  public String getIdentityProvider() {
    URI issuer = URI.create(settings.issuer());
    return issuer.getScheme() + "://" + issuer.getAuthority();
  }
}
