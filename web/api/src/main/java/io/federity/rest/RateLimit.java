package io.federity.rest;

import io.federity.error.ErrorCode;
import io.federity.error.Refusal;
import io.federity.security.RateSettings;
import io.federity.security.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;

/**
 * Bounds how many requests an account, or an address without an account, may send to this server.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION)
public class RateLimit implements ContainerRequestFilter {
  @Inject Settings settings;
  @Inject HttpServletRequest request;
  private TokenBuckets accounts = new TokenBuckets(1, 1, System::nanoTime);
  private TokenBuckets addresses = accounts;

  @PostConstruct
  void configure() {
    accounts = buckets(settings.accountRate());
    addresses = buckets(settings.anonymousRate());
  }

  private static TokenBuckets buckets(RateSettings rate) {
    return new TokenBuckets(rate.perSecond(), rate.burst(), System::nanoTime);
  }

  @Override
  public void filter(ContainerRequestContext context) {
    Principal principal = request.getUserPrincipal();
    Optional<Duration> wait =
        principal == null
            ? addresses.take(request.getRemoteAddr())
            : accounts.take(principal.getName());
    wait.ifPresent(time -> context.abortWith(refused(time)));
  }

  private static Response refused(Duration wait) {
    long seconds = wait.plusMillis(999).toSeconds();
    var refusal =
        new Refusal(
            ErrorCode.TOO_MANY_REQUESTS, "the next request is taken in %d s".formatted(seconds));
    return Response.fromResponse(Answers.refused(refusal))
        .header(HttpHeaders.RETRY_AFTER, seconds)
        .build();
  }
}
