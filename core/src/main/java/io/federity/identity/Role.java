package io.federity.identity;

import java.util.Arrays;
import java.util.Optional;

/** Roles, as the identity provider and the members of a repository name them. */
public enum Role {
  REPO_ADMIN("repo-admin"),
  MAINTAINER("maintainer"),
  CONTRIBUTOR("contributor"),
  REVIEWER("reviewer"),
  COMPLIANCE_OFFICER("compliance-officer"),
  AUDITOR("auditor"),
  EVALUATION_WORKER("evaluation-worker");

  private final String roleName;

  Role(String roleName) {
    this.roleName = roleName;
  }

  /** Name in tokens, realm and API, for example {@code compliance-officer}. */
  public String roleName() {
    return roleName;
  }

  /** The role of that name. */
  public static Optional<Role> named(String roleName) {
    return Arrays.stream(values()).filter(role -> role.roleName.equals(roleName)).findFirst();
  }
}
