package io.federity.portal.faces;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.workflow.EngineCollision;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows refusals: at the top of the page for a step that was refused, as an error page where there
 * is nothing else to show.
 */
@Named("refusals")
@RequestScoped
public class Refusals {
  /** Request attribute that carries a refusal to the error page. */
  static final String ATTRIBUTE = "federity.refusal";

  @Inject private FreshLogin freshLogin;

  private @Nullable Refusal shown;

  /** The refusal at the top of the page; null without one. */
  public @Nullable Refusal getShown() {
    return shown;
  }

  /** Shows a refusal at the top of this page. */
  public void show(Refusal refusal) {
    shown = refusal;
  }

  /** The value, or empty after the page was answered with the refusal's error page. */
  public <T> Optional<T> valueOrErrorPage(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> Optional.of(value);
      case Outcome.Refused<T>(Refusal refusal) -> {
        errorPage(refusal);
        yield Optional.empty();
      }
    };
  }

  /** Answers with an error page. */
  public void errorPage(Refusal refusal) {
    FacesContext faces = FacesContext.getCurrentInstance();
    faces.getExternalContext().getRequestMap().put(ATTRIBUTE, refusal);
    if (faces.getExternalContext().getResponse() instanceof HttpServletResponse response) {
      response.setHeader("Content-Security-Policy", null); // the error page has its own nonce
    }
    try {
      faces.getExternalContext().responseSendError(refusal.code().httpStatus(), refusal.detail());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    faces.responseComplete();
  }

  /**
   * Signs, and then shows the page again on success, the way to the identity provider where a fresh
   * login is asked for, the refusal otherwise.
   *
   * @param signing done again where it collided with the process engine
   * @param draft what was typed, kept over the login
   */
  public void sign(Supplier<? extends Outcome<?>> signing, String draft) {
    String address = shownAddress();
    switch (EngineCollision.<Outcome<?>, RuntimeException>triedAgain(signing::get)) {
      case Outcome.Accepted<?> accepted -> {
        freshLogin.forgetDraft(address);
        redirect(address);
      }
      case Outcome.Refused<?>(Refusal refusal)
          when refusal.code() == ErrorCode.FRESH_LOGIN_REQUIRED -> {
        freshLogin.begin(address, draft);
        redirect(
            FacesContext.getCurrentInstance().getExternalContext().getRequestContextPath()
                + "/app/fresh-login");
      }
      case Outcome.Refused<?>(Refusal refusal) -> show(refusal);
    }
  }

  /** What was typed on this page before a fresh login; empty otherwise. */
  public String draft() {
    return freshLogin.takeDraft(shownAddress());
  }

  /** Whether the person is back from a fresh login and has yet to sign. */
  public boolean isResumed() {
    return !draft().isEmpty() && shown == null;
  }

  private static String shownAddress() {
    FacesContext faces = FacesContext.getCurrentInstance();
    return faces
        .getApplication()
        .getViewHandler()
        .getActionURL(faces, faces.getViewRoot().getViewId());
  }

  /**
   * Shows the page again after a step, so that reloading does not repeat it.
   *
   * @param query of the address, or empty
   */
  public void reload(String query) {
    redirect(shownAddress() + (query.isEmpty() ? "" : "?" + query));
  }

  private static void redirect(String address) {
    try {
      FacesContext.getCurrentInstance().getExternalContext().redirect(address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
