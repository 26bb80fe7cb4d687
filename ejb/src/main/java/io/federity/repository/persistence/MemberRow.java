package io.federity.repository.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

@Entity
@Table(name = "repository_member")
@IdClass(MemberKey.class)
@SuppressWarnings("NullAway.Init")
class MemberRow {
  @Id String repositoryId;
  @Id String username;

  /** Role names, sorted, separated by a space. */
  String roles;
}
