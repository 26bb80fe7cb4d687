package io.federity.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/**
 * An empty PostgreSQL for one run, with the databases and accounts of {@code
 * docker/postgres/databases.sql}, as the server gets it by its environment.
 */
final class Database implements AutoCloseable {
  private static final String URL = "FEDERITY_DB_URL";

  /** The accounts of a database, whose names are their passwords. */
  enum Account {
    APPLICATION("federity"),
    OWNER("federity_owner"),
    /** Whoever administers the database server; Federity never uses it. */
    SUPERUSER("postgres");

    private final String user;

    Account(String user) {
      this.user = user;
    }
  }

  private final EmbeddedPostgres postgres;

  private Database(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /** Starts it with its files in {@code folder}. */
  static Database start(Path root, Path folder) {
    try {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setPort(FreePorts.block(1))
              .setDataDirectory(folder)
              .setCleanDataDirectory(true)
              .setPGStartupWait(Duration.ofMinutes(1))
              .start();
      var database = new Database(postgres);
      database.createDatabases(Files.readString(root.resolve("docker/postgres/databases.sql")));
      return database;
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not start", e);
    }
  }

  /** Runs the script as {@code psql} does. */
  private void createDatabases(String script) {
    String[] parts = script.replaceAll(":'(\\w+)'", "'$1'").split("\\\\connect federity\n", 2);
    run("postgres", parts[0]);
    run("federity", parts[1]);
  }

  private void run(String database, String statements) {
    String url = postgres.getJdbcUrl("postgres", database);
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements.replaceAll("--[^\n]*", "").split(";")) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("databases.sql does not run", e);
    }
  }

  /** The settings with which the server finds it. */
  Map<String, String> environment() {
    return Map.of(
        "FEDERITY_DB_DRIVER",
        "postgresql",
        URL,
        "jdbc:postgresql://localhost:" + postgres.getPort() + "/federity",
        "FEDERITY_DB_USER",
        Account.APPLICATION.user,
        "FEDERITY_DB_PASSWORD",
        Account.APPLICATION.user,
        "FEDERITY_DB_OWNER_USER",
        Account.OWNER.user,
        "FEDERITY_DB_OWNER_PASSWORD",
        Account.OWNER.user);
  }

  /** Opens the server's database past the server. */
  static Connection connect(Map<String, String> settings, Account account) throws SQLException {
    return DriverManager.getConnection(settings.get(URL), account.user, account.user);
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not stop", e);
    }
  }
}
