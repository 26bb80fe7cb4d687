package io.federity.persistence;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Fills whatever tables there are with two rows each, made from nothing but the schema, so that a
 * table of tomorrow is filled too; and reads all rows back.
 */
final class SampleRows {
  private static final int ROWS = 2;
  private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-01-01T08:00:00.123456Z");

  private final Connection connection;
  private final Map<String, List<Map<String, Object>>> inserted = new TreeMap<>();

  SampleRows(Connection connection) {
    this.connection = connection;
  }

  /** Tables of the application, in lower case. */
  Set<String> tables() throws SQLException {
    Set<String> names = new TreeSet<>();
    try (ResultSet tables =
        connection
            .getMetaData()
            .getTables(
                connection.getCatalog(),
                connection.getSchema(),
                "%",
                new String[] {"TABLE", "BASE TABLE"})) {
      while (tables.next()) {
        names.add(tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
      }
    }
    names.remove("flyway_schema_history");
    return names;
  }

  /** Fills every table that is empty, those that others refer to first. */
  void fill() throws SQLException {
    Set<String> waiting = new LinkedHashSet<>(tables());
    while (!waiting.isEmpty()) {
      String next = null;
      for (String table : waiting) {
        if (inserted
            .keySet()
            .containsAll(references(table).values().stream().map(Column::table).toList())) {
          next = table;
          break;
        }
      }
      if (next == null) {
        throw new IllegalStateException("tables refer to each other in a circle: " + waiting);
      }
      waiting.remove(next);
      fill(next);
    }
  }

  private void fill(String table) throws SQLException {
    List<Map<String, Object>> rows = new ArrayList<>();
    inserted.put(table, rows);
    if (!read(table).isEmpty()) {
      return;
    }
    Map<String, Column> references = references(table);
    for (int i = 0; i < ROWS; i++) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (Column column : columns(table)) {
        Column parent = references.get(column.name());
        row.put(
            column.name(),
            parent == null
                ? column.sample(i)
                : inserted.get(parent.table()).get(i).get(parent.name()));
      }
      insert(table, row);
      rows.add(row);
    }
  }

  private void insert(String table, Map<String, Object> row) throws SQLException {
    String columns = String.join(", ", row.keySet());
    String marks = row.keySet().stream().map(c -> "?").collect(Collectors.joining(", "));
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into %s (%s) values (%s)".formatted(table, columns, marks))) {
      int position = 0;
      for (Object value : row.values()) {
        statement.setObject(++position, value);
      }
      statement.executeUpdate();
    }
  }

  /** Every row of every table as text by column; rows in the order of their text. */
  Map<String, List<Map<String, String>>> read() throws SQLException {
    Map<String, List<Map<String, String>>> all = new TreeMap<>();
    for (String table : tables()) {
      all.put(table, read(table));
    }
    return all;
  }

  private List<Map<String, String>> read(String table) throws SQLException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement("select * from " + table);
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        Map<String, String> row = new TreeMap<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.put(
              result.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT),
              String.valueOf(result.getString(i)));
        }
        rows.add(row);
      }
    }
    rows.sort((a, b) -> a.toString().compareTo(b.toString()));
    return rows;
  }

  private List<Column> columns(String table) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (ResultSet found =
        connection
            .getMetaData()
            .getColumns(connection.getCatalog(), connection.getSchema(), stored(table), "%")) {
      while (found.next()) {
        if (!"YES".equals(found.getString("IS_AUTOINCREMENT"))) {
          columns.add(
              new Column(
                  table,
                  found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT),
                  found.getInt("DATA_TYPE"),
                  found.getInt("COLUMN_SIZE")));
        }
      }
    }
    return columns;
  }

  /** Columns that refer to others. */
  private Map<String, Column> references(String table) throws SQLException {
    Map<String, Column> references = new TreeMap<>();
    try (ResultSet keys =
        connection
            .getMetaData()
            .getImportedKeys(connection.getCatalog(), connection.getSchema(), stored(table))) {
      while (keys.next()) {
        String parent = keys.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT);
        if (!parent.equals(table)) {
          references.put(
              keys.getString("FKCOLUMN_NAME").toLowerCase(Locale.ROOT),
              new Column(parent, keys.getString("PKCOLUMN_NAME").toLowerCase(Locale.ROOT), 0, 0));
        }
      }
    }
    return references;
  }

  private String stored(String name) throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    return metaData.storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name;
  }

  private record Column(String table, String name, int type, int size) {
    /** A value that differs from row to row. */
    Object sample(int row) {
      return switch (type) {
        case Types.VARCHAR, Types.CHAR -> {
          String text = row + " " + name + " of " + table;
          yield text.substring(0, Math.min(text.length(), size));
        }
        case Types.INTEGER, Types.SMALLINT -> row + 1;
        case Types.BIGINT -> (long) row + 1;
        case Types.BOOLEAN, Types.BIT -> row == 0;
        case Types.DOUBLE, Types.REAL, Types.FLOAT -> row + 0.5;
        case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> TIME.plusDays(row);
        case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> new byte[] {(byte) row};
        default ->
            throw new IllegalStateException("no sample for " + this + ": add one to this test");
      };
    }
  }
}
