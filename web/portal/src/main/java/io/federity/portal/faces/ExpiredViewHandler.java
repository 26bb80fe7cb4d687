package io.federity.portal.faces;

import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import java.io.IOException;
import java.util.Iterator;

/**
 * A table is sorted or turned whose page the session has forgotten: the page is loaded anew.
 * Everything else, forms that are sent included, is left to the handler behind and to {@link
 * RouteFilter}.
 */
public class ExpiredViewHandler extends ExceptionHandlerWrapper {
  /** A handler in front of another. */
  public ExpiredViewHandler(ExceptionHandler behind) {
    super(behind);
  }

  @Override
  public void handle() {
    FacesContext faces = FacesContext.getCurrentInstance();
    Object address = faces.getExternalContext().getRequestMap().get(ErrorPage.SHOWN_ADDRESS);
    Iterator<ExceptionQueuedEvent> events = getUnhandledExceptionQueuedEvents().iterator();
    while (faces.getPartialViewContext().isAjaxRequest() && address != null && events.hasNext()) {
      if (events.next().getContext().getException() instanceof ViewExpiredException) {
        events.remove();
        loadAgain(faces, address.toString());
      }
    }
    getWrapped().handle();
  }

  private static void loadAgain(FacesContext faces, String address) {
    try {
      faces.getExternalContext().redirect(address);
      faces.responseComplete();
    } catch (IOException e) {
      throw new FacesException(e);
    }
  }
}
