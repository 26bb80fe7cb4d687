package io.federity.portal.faces;

import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;

/** Puts an {@link ExpiredViewHandler} in front of the handler that is there. */
public class ExpiredViewHandlerFactory extends ExceptionHandlerFactory {
  /** Called by Faces with the factory behind. */
  public ExpiredViewHandlerFactory(ExceptionHandlerFactory behind) {
    super(behind);
  }

  @Override
  public ExceptionHandler getExceptionHandler() {
    return new ExpiredViewHandler(getWrapped().getExceptionHandler());
  }
}
