package io.federity.portal.faces;

import jakarta.servlet.http.HttpServletRequest;

/** Addresses of the portal as the browser sees them. */
final class Addresses {
  private Addresses() {}

  /** Scheme, host, port and context path, without a slash at the end. */
  static String publicRoot(HttpServletRequest request) {
    StringBuffer url = request.getRequestURL();
    return url.substring(0, url.length() - request.getRequestURI().length())
        + request.getContextPath();
  }
}
