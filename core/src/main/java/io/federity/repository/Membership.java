package io.federity.repository;

import io.federity.error.ErrorCode;
import io.federity.error.Refusal;
import io.federity.identity.Actor;
import io.federity.identity.Role;
import java.util.Optional;
import java.util.Set;

/**
 * What a person may do in one repository: needs the role both from the identity provider and from
 * the repository, so that neither side alone can give it.
 *
 * @param roles the repository's own roles for this person; empty for a stranger
 */
public record Membership(Actor actor, Set<Role> roles) {
  public Membership {
    roles = Set.copyOf(roles);
  }

  /** Whether the person holds the role on both sides. */
  public boolean holds(Role role) {
    return actor.has(role) && roles.contains(role);
  }

  /** Why the person may not act in the role, or empty where they may. */
  public Optional<Refusal> objectionTo(Role role) {
    if (actor.hospital().isEmpty()) {
      return Optional.of(
          new Refusal(ErrorCode.NO_HOSPITAL, actor.username() + " belongs to no hospital"));
    }
    if (holds(role)) {
      return Optional.empty();
    }
    ErrorCode code = role == Role.CONTRIBUTOR ? ErrorCode.NOT_A_CONTRIBUTOR : ErrorCode.NOT_ALLOWED;
    String side = actor.has(role) ? "a member of this repository" : "given by the realm";
    return Optional.of(
        new Refusal(code, actor.username() + " needs the role " + role.roleName() + ", " + side));
  }

  /** Whether the person may read a repository of that visibility. */
  public boolean mayRead(Visibility visibility) {
    return visibility == Visibility.CONSORTIUM || !roles.isEmpty() || actor.has(Role.AUDITOR);
  }
}
