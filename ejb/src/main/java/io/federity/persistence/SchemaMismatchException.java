package io.federity.persistence;

/**
 * The database was made or changed by something else than this version; the server cannot start.
 */
final class SchemaMismatchException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  SchemaMismatchException(String differences) {
    super(
        "The database does not fit this version of Federity, and nothing was changed: "
            + differences
            + ". Start the version that the database belongs to, or restore a backup.");
  }
}
