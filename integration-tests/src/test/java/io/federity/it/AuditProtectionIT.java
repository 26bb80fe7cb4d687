package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.demo.DemoPerson;
import io.federity.error.ErrorCode;
import io.federity.it.Database.Account;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The audit trail in the running server's database: its own account cannot change it, and whoever
 * can is found out.
 */
@ExtendWith(FederationExtension.class)
class AuditProtectionIT {
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private final Federation federation;
  @TempDir private Path home;

  AuditProtectionIT(Federation federation) {
    this.federation = federation;
  }

  /** Three entries at least: the creation, a member, the root. */
  @BeforeEach
  void writeEntries() {
    TinyRepository.found(federation, 2, "none", List.of(DemoPerson.CONTRIBUTORS.getFirst()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_entry set actor = 'somebody.else' where number = 1",
        "delete from audit_entry where number = 1",
        "truncate audit_entry",
        "delete from audit_head",
        "update audit_head set number = 0",
        "alter table audit_entry disable trigger all",
        "drop table audit_entry",
        "create table of_mine (id integer)"
      })
  void auditTrail_changedByTheServersAccount_isRefused(String statement) throws SQLException {
    try (Connection connection = federation.connect(Account.APPLICATION)) {
      assertThatThrownBy(() -> execute(connection, statement))
          .isInstanceOfSatisfying(
              SQLException.class,
              refusal -> assertThat(refusal.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
      assertThat(entryAppendedAndTakenBack(connection)).as("control").isEqualTo(1);
    }
  }

  /** What the server does all day; rolled back, so that the trail stays as it is. */
  private static int entryAppendedAndTakenBack(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(
          "insert into audit_entry select number + 1, hash, hash, recorded, actor, actor_name,"
              + " hospital, repository, action, subject, details from audit_entry"
              + " order by number desc limit 1");
    } finally {
      connection.rollback();
    }
  }

  @Test
  void server_worksInTablesThatItDoesNotOwn() throws SQLException {
    try (Connection connection = federation.connect(Account.SUPERUSER)) {
      assertThat(
              texts(
                  connection,
                  "select distinct tableowner from pg_tables where schemaname='public'"))
          .containsExactly("federity_owner");
      assertThat(
              texts(
                  connection,
                  "select distinct usename from pg_stat_activity"
                      + " where datname = 'federity' and pid <> pg_backend_pid()"))
          .contains("federity")
          .doesNotContain("postgres");
    }
  }

  @Test
  void entry_changedByTheDatabasesAdministrator_isFoundByVerify()
      throws SQLException, IOException, InterruptedException {
    String cli = federation.root().resolve("federity").toString();
    try (Connection connection = federation.connect(Account.SUPERUSER);
        TypedShell shell =
            TypedShell.open(
                home,
                Map.of(
                    "FEDERITY_SERVER", federation.server().toString(),
                    "FEDERITY_HOME", home.toString(),
                    "NO_COLOR", "1"))) {
      assertThat(shell.type(cli + " auth login # sign in as adam.auditor").status()).isZero();
      assertThat(shell.type(cli + " audit verify").status()).as("control").isZero();
      execute(connection, "set session_replication_role = replica"); // no trigger fires
      String before =
          texts(connection, "select actor from audit_entry where number = 2").getFirst();
      try {
        setActor(connection, "somebody.else");
        TypedShell.Answer answer = shell.type(cli + " audit verify");
        assertThat(answer.status()).isEqualTo(ErrorCode.INTERNAL.exitCode());
        assertThat(String.join("\n", answer.lines())).contains("entry 2 was changed");
      } finally {
        setActor(connection, before);
      }
      assertThat(shell.type(cli + " audit verify").status()).as("put right").isZero();
    }
  }

  @Test
  void newestEntry_removedByTheDatabasesAdministrator_isFoundByVerify() throws SQLException {
    ApiClient adam = federation.api(DemoPerson.AUDITOR);
    try (Connection connection = federation.connect(Account.SUPERUSER)) {
      execute(connection, "set session_replication_role = replica");
      execute(
          connection,
          "create table audit_entry_kept as select * from audit_entry"
              + " where number = (select max(number) from audit_entry)");
      try {
        execute(
            connection,
            "delete from audit_entry where number = (select number from audit_entry_kept)");
        assertThat(adam.get("/audit/verify").orThrow().json().path("problem").asText())
            .contains("is missing: the head names entry");
      } finally {
        execute(connection, "insert into audit_entry select * from audit_entry_kept");
        execute(connection, "drop table audit_entry_kept");
      }
      assertThat(adam.get("/audit/verify").orThrow().json().path("intact").asBoolean())
          .as("put right")
          .isTrue();
    }
  }

  private static void setActor(Connection connection, String actor) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("update audit_entry set actor = ? where number = 2")) {
      statement.setString(1, actor);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> texts(Connection connection, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
