package io.federity.portal.faces;

import io.federity.security.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import org.primefaces.context.PrimeFacesContext;

/** What the Content-Security-Policy in {@code web.xml} needs to know of this installation. */
@Named("contentSecurity")
@ApplicationScoped
public class ContentSecurity {
  @Inject private Settings settings;

  /**
   * The nonce of this view's scripts. PrimeFaces wants it back with every form; its own script puts
   * it into the forms of pages that have PrimeFaces components.
   */
  public String getNonce() {
    return PrimeFacesContext.getCspState(FacesContext.getCurrentInstance()).getNonce();
  }

  /** Origin of the identity provider: logging out and signing send the browser there. */
  public String getIdentityProvider() {
    URI issuer = URI.create(settings.issuer());
    return issuer.getScheme() + "://" + issuer.getAuthority();
  }
}
