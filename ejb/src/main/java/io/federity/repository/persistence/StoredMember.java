package io.federity.repository.persistence;

import io.federity.identity.Role;
import java.util.Set;

/** A member of a repository with the repository's own roles. */
public record StoredMember(String repositoryId, String username, Set<Role> roles) {
  public StoredMember {
    roles = Set.copyOf(roles);
  }
}
