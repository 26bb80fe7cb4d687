package io.federity.identity;

import java.time.Instant;
import java.util.Set;

/**
 * Whoever asks for a step, as the identity provider vouches.
 *
 * @param username unique name in the realm
 * @param displayName printed name, used in electronic signatures
 * @param hospital slug of the hospital's group; empty where the account belongs to none
 * @param roles realm roles; a repository may need its own on top
 * @param authenticatedAt when the person last typed credentials ({@code auth_time})
 */
public record Actor(
    String username,
    String displayName,
    String hospital,
    Set<Role> roles,
    Instant authenticatedAt) {
  public Actor {
    roles = Set.copyOf(roles);
  }

  /** Whether the identity provider gave the role. */
  public boolean has(Role role) {
    return roles.contains(role);
  }
}
