package io.federity.portal.faces;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.RequestDispatcher;

/** Lets forms post to the address that the person sees, so that its identifiers come along. */
public class RouteViewHandler extends ViewHandlerWrapper {
  public RouteViewHandler(ViewHandler wrapped) {
    super(wrapped);
  }

  @Override
  public String getActionURL(FacesContext context, String viewId) {
    Object shown =
        context.getExternalContext().getRequestMap().get(RequestDispatcher.FORWARD_REQUEST_URI);
    boolean same =
        context.getViewRoot() != null && viewId.equals(context.getViewRoot().getViewId());
    return same && shown instanceof String address ? address : super.getActionURL(context, viewId);
  }
}
