package io.federity.security;

import io.federity.identity.Actor;
import io.federity.identity.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wildfly.security.http.oidc.AccessToken;

/** Reads an actor out of the claims of an access token. */
final class TokenClaims {
  private static final String HOSPITALS = "/hospitals/";

  private TokenClaims() {}

  static Actor actor(AccessToken token) {
    return actor(token::getClaimValue);
  }

  static Actor actor(Function<String, @Nullable Object> claims) {
    String username =
        text(claims.apply("preferred_username"))
            .orElseThrow(() -> new IllegalStateException("the token names no user"));
    return new Actor(
        username,
        text(claims.apply("name")).orElse(username),
        hospital(texts(claims.apply("groups"))),
        roles(claims.apply("realm_access")),
        authenticatedAt(claims.apply("auth_time")));
  }

  private static Optional<String> text(@Nullable Object claim) {
    return claim instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
  }

  private static List<String> texts(@Nullable Object claim) {
    return claim instanceof Collection<?> items
        ? items.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** The one hospital of the account; somebody of two hospitals could stand on both sides. */
  private static String hospital(List<String> groups) {
    List<String> hospitals =
        groups.stream()
            .filter(group -> group.startsWith(HOSPITALS))
            .map(group -> group.substring(HOSPITALS.length()))
            .filter(name -> !name.isEmpty() && name.indexOf('/') < 0)
            .distinct()
            .toList();
    return hospitals.size() == 1 ? hospitals.getFirst() : "";
  }

  private static Set<Role> roles(@Nullable Object realmAccess) {
    Object names = realmAccess instanceof Map<?, ?> map ? map.get("roles") : null;
    return texts(names).stream()
        .flatMap(name -> Role.named(name).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Service accounts have no {@code auth_time}: nobody typed a password, so nothing is fresh. */
  private static Instant authenticatedAt(@Nullable Object authTime) {
    return authTime instanceof Number seconds
        ? Instant.ofEpochSecond(seconds.longValue())
        : Instant.EPOCH;
  }
}
