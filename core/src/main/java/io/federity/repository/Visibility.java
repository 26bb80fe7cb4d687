package io.federity.repository;

/** Who may read a repository. */
public enum Visibility {
  /** Every signed-in user of the consortium. */
  CONSORTIUM,
  /** Members and auditors only. */
  PRIVATE
}
