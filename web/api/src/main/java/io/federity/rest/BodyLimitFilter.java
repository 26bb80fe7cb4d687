package io.federity.rest;

import io.federity.error.ErrorCode;
import io.federity.error.Refusal;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * Refuses bodies that are longer than the method takes: by their declared length before anything is
 * read, else as soon as the limit is passed. Bodies that stream have limits of their own.
 */
@Provider
public class BodyLimitFilter implements ContainerRequestFilter {
  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext context) throws IOException {
    Method method = resource.getResourceMethod();
    if (method == null || Arrays.asList(method.getParameterTypes()).contains(InputStream.class)) {
      return;
    }
    BodyLimit own = method.getAnnotation(BodyLimit.class);
    int limit = own == null ? BodyLimit.USUAL : own.value();
    String declared = context.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    if (declared != null ? isLonger(declared, limit) : isLonger(context, limit)) {
      context.abortWith(
          Answers.refused(
              new Refusal(
                  ErrorCode.REQUEST_TOO_LARGE,
                  "the body may have at most %d bytes".formatted(limit))));
    }
  }

  private static boolean isLonger(String declared, int limit) {
    return !declared.matches("[0-9]{1,18}") || Long.parseLong(declared) > limit;
  }

  /** Without a declared length, what may be taken is small enough to be held. */
  private static boolean isLonger(ContainerRequestContext context, int limit) throws IOException {
    if (!context.hasEntity()) {
      return false;
    }
    byte[] body = context.getEntityStream().readNBytes(limit + 1);
    context.setEntityStream(new ByteArrayInputStream(body));
    return body.length > limit;
  }
}
