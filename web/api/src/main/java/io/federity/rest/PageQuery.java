package io.federity.rest;

import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.page.Cursor;
import io.federity.page.Page;
import io.federity.page.PageRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.function.Function;

/** Which page of a list is asked for; to be used with {@code @BeanParam}. */
public class PageQuery {
  /** Most rows on the page. */
  @QueryParam("limit")
  @DefaultValue("")
  String limit = "";

  /** Where the page begins, from the {@code Link} of the one before. */
  @QueryParam("cursor")
  @DefaultValue("")
  String cursor = "";

  @Context UriInfo uri;

  /** The page as an array; where another one follows, a link to it (RFC 8288). */
  public <T> Response answer(Function<PageRequest, Outcome<Page<T>>> list) {
    return switch (PageRequest.parse(limit, cursor).then(list)) {
      case Outcome.Refused<Page<T>>(Refusal refusal) -> Answers.refused(refusal);
      case Outcome.Accepted<Page<T>>(Page<T> page) -> {
        Response.ResponseBuilder response = Response.ok(page.rows());
        page.next().ifPresent(next -> response.header(HttpHeaders.LINK, link(next)));
        yield response.build();
      }
    };
  }

  /** Relative to the server: behind a proxy, the request does not say how the server is reached. */
  private String link(Cursor next) {
    URI target = uri.getRequestUriBuilder().replaceQueryParam("cursor", next.text()).build();
    return "<%s?%s>; rel=\"next\"".formatted(target.getRawPath(), target.getRawQuery());
  }
}
