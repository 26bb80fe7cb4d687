package io.federity.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * Columns, foreign keys, indexes and triggers of a database as lines of text, without the names
 * that the database makes up.
 */
final class SchemaStructure {
  private final Connection connection;
  private final SortedSet<String> lines = new TreeSet<>();

  private SchemaStructure(Connection connection) {
    this.connection = connection;
  }

  static SortedSet<String> of(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      var structure = new SchemaStructure(connection);
      structure.collect(
          "select table_name, column_name, data_type, character_maximum_length, is_nullable,"
              + " column_default from information_schema.columns where table_schema = '"
              + connection.getSchema()
              + "'");
      structure.collect("select event_object_table, trigger_name from information_schema.triggers");
      for (String table : new SampleRows(connection).tables()) {
        structure.collectKeys(table);
        structure.collectIndexes(table);
      }
      return structure.lines;
    }
  }

  private void collect(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        var line = new StringBuilder();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          line.append(rows.getString(i)).append(' ');
        }
        lines.add(line.toString());
      }
    }
  }

  private void collectKeys(String table) throws SQLException {
    try (ResultSet keys =
        connection
            .getMetaData()
            .getImportedKeys(connection.getCatalog(), connection.getSchema(), stored(table))) {
      while (keys.next()) {
        lines.add(
            "%s %s -> %s"
                .formatted(table, keys.getString("FKCOLUMN_NAME"), keys.getString("PKTABLE_NAME")));
      }
    }
  }

  private void collectIndexes(String table) throws SQLException {
    try (ResultSet indexes =
        connection
            .getMetaData()
            .getIndexInfo(
                connection.getCatalog(), connection.getSchema(), stored(table), false, true)) {
      while (indexes.next()) {
        lines.add(
            "%s index of %s at %s, unique: %s"
                .formatted(
                    table,
                    indexes.getString("COLUMN_NAME"),
                    indexes.getString("ORDINAL_POSITION"),
                    !indexes.getBoolean("NON_UNIQUE")));
      }
    }
  }

  private String stored(String name) throws SQLException {
    return connection.getMetaData().storesUpperCaseIdentifiers()
        ? name.toUpperCase(Locale.ROOT)
        : name;
  }
}
