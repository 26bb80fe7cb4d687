package io.federity.persistence;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;

/**
 * What the application's database account may do where it is not the owner of the tables: read and
 * write rows, but never define anything; add to what must not change, but neither change nor remove
 * it.
 *
 * <p>Granted at each start, so that new tables get theirs and nothing else stays.
 */
public final class ApplicationRights {
  private static final System.Logger LOG = System.getLogger(ApplicationRights.class.getName());
  private static final String ROWS = "select, insert, update, delete";

  /** Two servers that start at once grant one after the other. */
  private static final String LOCK = "select * from \"flyway_schema_history\" for update";

  private static final String APPEND = "select, insert";

  /** Tables in which the application may do less than elsewhere. */
  private static final Map<String, String> LESS =
      Map.of(
          "audit_entry", APPEND,
          "audit_head", "select, update",
          "model_commit", APPEND,
          "attestation", APPEND,
          "flyway_schema_history", "select");

  private final DataSource owner;
  private final DataSource application;

  /** The rights of the application's account on what the owner's account owns. */
  public ApplicationRights(DataSource owner, DataSource application) {
    this.owner = owner;
    this.application = application;
  }

  /** Says in the log that both are one account, where that could be otherwise. */
  void warnOfOneAccount() {
    try (Connection connection = owner.getConnection()) {
      DatabaseMetaData metaData = connection.getMetaData();
      boolean embedded = metaData.getDatabaseProductName().equals("H2");
      if (!embedded && user(application).equals(metaData.getUserName())) {
        LOG.log(
            System.Logger.Level.WARNING,
            "the database account {0} owns its tables: nothing but triggers keeps it from changing"
                + " the audit trail. Set FEDERITY_DB_OWNER_USER to have two accounts.",
            metaData.getUserName());
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not answer", e);
    }
  }

  /** Grants them; no grant can bind an owner. */
  public void grant() {
    try (Connection connection = owner.getConnection()) {
      String role = user(application);
      if (role.equals(connection.getMetaData().getUserName())) {
        return;
      }
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(LOCK);
        for (String sql : statements(connection, role)) {
          statement.execute(sql);
        }
        connection.commit();
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the application's database account gets no rights", e);
    }
  }

  private static String user(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return connection.getMetaData().getUserName();
    }
  }

  private static List<String> statements(Connection connection, String role) throws SQLException {
    List<String> statements = new ArrayList<>();
    String quotedRole = quote(role);
    DatabaseMetaData metaData = connection.getMetaData();
    try (ResultSet tables =
        metaData.getTables(
            connection.getCatalog(),
            connection.getSchema(),
            "%",
            new String[] {"TABLE", "BASE TABLE"})) {
      while (tables.next()) {
        String table = tables.getString("TABLE_NAME");
        String rights = LESS.getOrDefault(table.toLowerCase(Locale.ROOT), ROWS);
        statements.add("revoke all on %s from %s".formatted(quote(table), quotedRole));
        statements.add("grant %s on %s to %s".formatted(rights, quote(table), quotedRole));
      }
    }
    return statements;
  }

  private static String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }
}
