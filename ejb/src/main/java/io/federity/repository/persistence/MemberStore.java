package io.federity.repository.persistence;

import io.federity.identity.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Members of repositories. */
@Dependent
public class MemberStore {
  private final EntityManager entityManager;

  /** A store on the given entity manager. */
  @Inject
  public MemberStore(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Sets a member's roles; without roles the member is removed. */
  public void save(StoredMember member) {
    MemberRow row =
        entityManager.find(
            MemberRow.class, new MemberKey(member.repositoryId(), member.username()));
    if (member.roles().isEmpty()) {
      if (row != null) {
        entityManager.remove(row);
      }
      return;
    }
    if (row == null) {
      row = new MemberRow();
      row.repositoryId = member.repositoryId();
      row.username = member.username();
      row.roles = text(member.roles());
      entityManager.persist(row);
    } else {
      row.roles = text(member.roles());
    }
  }

  /** The repository's own roles of a person; none for a stranger. */
  public Set<Role> rolesOf(String repositoryId, String username) {
    return Optional.ofNullable(
            entityManager.find(MemberRow.class, new MemberKey(repositoryId, username)))
        .map(row -> roles(row.roles))
        .orElse(Set.of());
  }

  /** Members of a repository by username. */
  public List<StoredMember> membersOf(String repositoryId) {
    return entityManager
        .createQuery(
            "select m from MemberRow m where m.repositoryId = :repository order by m.username",
            MemberRow.class)
        .setParameter("repository", repositoryId)
        .getResultStream()
        .map(row -> new StoredMember(row.repositoryId, row.username, roles(row.roles)))
        .toList();
  }

  /**
   * Members of a repository by username.
   *
   * @param after only usernames behind it
   */
  public List<StoredMember> page(String repositoryId, Optional<String> after, int most) {
    return entityManager
        .createQuery(
            "select m from MemberRow m where m.repositoryId = :repository"
                + " and m.username > :after order by m.username",
            MemberRow.class)
        .setParameter("repository", repositoryId)
        .setParameter("after", after.orElse(""))
        .setMaxResults(most)
        .getResultStream()
        .map(row -> new StoredMember(row.repositoryId, row.username, roles(row.roles)))
        .toList();
  }

  private static String text(Set<Role> roles) {
    return roles.stream().map(Role::roleName).sorted().collect(Collectors.joining(" "));
  }

  private static Set<Role> roles(String text) {
    return Arrays.stream(text.split(" "))
        .flatMap(name -> Role.named(name).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
