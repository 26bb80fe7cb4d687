package io.federity.repository.service;

import io.federity.error.ErrorCode;
import io.federity.error.Refusal;
import io.federity.identity.Role;
import io.federity.repository.Membership;
import io.federity.repository.persistence.StoredRepository;
import java.util.Optional;

/** A repository that the person may read, and what else they may do in it. */
public record RepositoryAccess(StoredRepository repository, Membership membership) {
  /** Full name, {@code owner/name}. */
  public String fullName() {
    return repository.name().toString();
  }

  /** Why the person may not administer the repository, or empty where they may. */
  public Optional<Refusal> objectionToAdministration() {
    boolean administers =
        membership.holds(Role.MAINTAINER)
            || (membership.actor().has(Role.REPO_ADMIN)
                && repository.createdBy().equals(membership.actor().username()));
    return administers
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                ErrorCode.NOT_ALLOWED,
                membership.actor().username() + " is not a maintainer of " + fullName()));
  }

  /** Why the person may not upload objects, or empty where they may. */
  public Optional<Refusal> objectionToUpload() {
    return objectionToAdministration().isEmpty()
        ? Optional.empty()
        : membership.objectionTo(Role.CONTRIBUTOR);
  }
}
