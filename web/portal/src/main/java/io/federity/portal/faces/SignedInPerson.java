package io.federity.portal.faces;

import io.federity.identity.Actor;
import io.federity.identity.Role;
import io.federity.security.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;

/**
 * The person who looks at the page. Their last login is the session's or a later one, made to sign.
 */
@Named("person")
@RequestScoped
public class SignedInPerson {
  @Inject private CurrentActor current;
  @Inject private FreshLogin freshLogin;

  /** The person, for services. */
  public Actor actor() {
    Actor actor = current.get();
    Instant confirmed = freshLogin.confirmedAt();
    return confirmed.isAfter(actor.authenticatedAt())
        ? new Actor(
            actor.username(), actor.displayName(), actor.hospital(), actor.roles(), confirmed)
        : actor;
  }

  public String getUsername() {
    return current.get().username();
  }

  public String getName() {
    return current.get().displayName();
  }

  public String getHospital() {
    return current.get().hospital();
  }

  public Instant getAuthenticatedAt() {
    return actor().authenticatedAt();
  }

  /** Names of the roles, in the order of importance. */
  public List<String> getRoles() {
    return current.get().roles().stream().sorted().map(Role::roleName).toList();
  }

  /** Whether the identity provider gave the role. */
  public boolean has(String roleName) {
    return Role.named(roleName).map(role -> current.get().has(role)).orElse(false);
  }
}
