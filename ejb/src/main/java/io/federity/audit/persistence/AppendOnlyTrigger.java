package io.federity.audit.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Refuses every statement it is called for; H2's counterpart of the function that the migration for
 * PostgreSQL defines. Named by a migration: never rename.
 */
public class AppendOnlyTrigger implements Trigger {
  private String table = "";

  @Override
  public void init(
      Connection connection,
      String schemaName,
      String triggerName,
      String tableName,
      boolean before,
      int type) {
    table = tableName;
  }

  @Override
  public void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
      throws SQLException {
    throw new SQLInvalidAuthorizationSpecException(
        "a change of " + table + " is refused: the audit trail only grows", "42501");
  }
}
