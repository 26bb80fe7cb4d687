package io.federity.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A database that Federity runs on, with empty databases for tests. */
public enum Vendor {
  /** In memory; one account, as in the embedded server. */
  H2("drop trigger audit_entry_only_grows") {
    @Override
    Accounts emptyDatabase() {
      DataSource only = administrator(memory());
      return new Accounts(only, only);
    }

    @Override
    Accounts emptyDatabaseOfTwoAccounts() throws SQLException {
      String url = memory();
      DataSource owner = administrator(url);
      execute(owner, "create user application password 'application'");
      return new Accounts(owner, h2(url, "application", "application"));
    }

    private String memory() {
      return "jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=20000";
    }

    /** Keeps the database after the last connection, which only an administrator may ask for. */
    private DataSource administrator(String url) {
      return h2(url + ";DB_CLOSE_DELAY=-1", "sa", "");
    }
  },

  /** A real server, started once; two accounts, as in a deployment. */
  POSTGRESQL("alter table audit_entry disable trigger all") {
    @Override
    Accounts emptyDatabase() throws SQLException {
      return emptyDatabaseOfTwoAccounts();
    }

    @Override
    Accounts emptyDatabaseOfTwoAccounts() throws SQLException {
      String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
      EmbeddedPostgres server = Server.ONLY;
      execute(server.getPostgresDatabase(), "create database " + name);
      DataSource owner = server.getDatabase("postgres", name);
      execute(owner, "revoke create on schema public from public");
      return new Accounts(owner, server.getDatabase("application", name));
    }
  };

  /** The account that owns the tables, and the one that the application uses. */
  record Accounts(DataSource owner, DataSource application) {}

  private final String auditUnprotected;

  Vendor(String auditUnprotected) {
    this.auditUnprotected = auditUnprotected;
  }

  /** A new database as it is usual for this vendor. */
  abstract Accounts emptyDatabase() throws SQLException;

  /** A new database whose application does not own its tables. */
  abstract Accounts emptyDatabaseOfTwoAccounts() throws SQLException;

  /** The statement by which an owner makes entries of the audit trail changeable. */
  String auditUnprotected() {
    return auditUnprotected;
  }

  private static DataSource h2(String url, String user, String password) {
    var dataSource = new JdbcDataSource();
    dataSource.setURL(url);
    dataSource.setUser(user);
    dataSource.setPassword(password);
    return dataSource;
  }

  static void execute(DataSource account, String... statements) throws SQLException {
    try (Connection connection = account.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Stops with the virtual machine. */
  private static final class Server {
    static final EmbeddedPostgres ONLY = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server = EmbeddedPostgres.start();
        execute(server.getPostgresDatabase(), "create role application login");
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException("PostgreSQL does not start", e);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
