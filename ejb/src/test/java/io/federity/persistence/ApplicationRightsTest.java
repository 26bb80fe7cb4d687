package io.federity.persistence;

import static io.federity.persistence.Vendor.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application's account can do to the database, and what it cannot. */
@ParameterizedClass
@EnumSource(Vendor.class)
class ApplicationRightsTest {
  private static final String ENTRY =
      "insert into audit_entry (number, previous, hash, recorded, actor, actor_name, hospital,"
          + " repository, action, subject, details) values (%d, '%s', '%s', current_timestamp,"
          + " 'a', 'A', 'va', 'va/heart', 'test', 'one', '{}')";
  private static final String GENESIS = "0".repeat(64);
  private static final String FIRST = "1".repeat(64);

  private final Vendor vendor;
  private final Vendor.Accounts accounts;

  ApplicationRightsTest(Vendor vendor) throws SQLException {
    this.vendor = vendor;
    this.accounts = vendor.emptyDatabaseOfTwoAccounts();
  }

  @BeforeEach
  void migrate() {
    TestDatabase.sessionFactory(accounts).close();
  }

  private void appendFirst() throws SQLException {
    execute(
        accounts.application(),
        ENTRY.formatted(1, GENESIS, FIRST),
        "update audit_head set number = 1, hash = '" + FIRST + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_entry set actor = 'somebody'",
        "delete from audit_entry",
        "truncate table audit_entry",
        "insert into audit_head (id, number, hash) values (2, 0, '')",
        "delete from audit_head",
        "truncate table audit_head",
        "update model_commit set encoded = ''",
        "delete from model_commit",
        "update attestation set encoded = ''",
        "delete from attestation",
        "delete from \"flyway_schema_history\"",
        "drop trigger audit_entry_only_grows %s",
        "alter table audit_entry add column more integer",
        "drop table audit_entry",
        "create table mine (id integer)"
      })
  void statement_thatTheApplicationHasNoRightTo_isRefused(String statement) throws SQLException {
    String onPostgres = vendor == Vendor.POSTGRESQL ? "on audit_entry" : "";
    appendFirst();
    assertRefused(() -> execute(accounts.application(), statement.formatted(onPostgres)));
  }

  @Test
  void rows_thatTheApplicationWorksOn_canBeWritten() {
    assertThatCode(() ->
            execute(
                accounts.application(),
                ENTRY.formatted(1, GENESIS, FIRST),
                "insert into account (username, display_name, hospital, first_seen)"
                    + " values ('a', 'A', 'va', current_timestamp)",
                "update account set display_name = 'B'",
                "delete from account"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"update audit_entry set actor = 'somebody'", "delete from audit_entry"})
  void entry_changedByTheOwnerItself_isRefusedByTheTrigger(String statement) throws SQLException {
    appendFirst();
    assertThatThrownBy(() -> execute(accounts.owner(), statement))
        .isInstanceOf(SQLException.class)
        .hasStackTraceContaining("the audit trail only grows");
    assertThatCode(() -> execute(accounts.owner(), vendor.auditUnprotected(), statement))
        .doesNotThrowAnyException();
  }

  @Test
  void head_movedAsideOrBack_isRefusedWherePostgresHoldsIt() throws SQLException {
    assumeTrue(vendor == Vendor.POSTGRESQL, "H2 has no function that could hold it");
    appendFirst();
    for (String step :
        new String[] {
          "number = 0, hash = '" + GENESIS + "'",
          "number = 2, hash = '" + FIRST + "'",
          "hash = '" + GENESIS + "'"
        }) {
      assertThatThrownBy(() -> execute(accounts.application(), "update audit_head set " + step))
          .as(step)
          .hasStackTraceContaining("only follows its entries");
    }
    String second = "2".repeat(64);
    execute(
        accounts.application(),
        ENTRY.formatted(2, FIRST, second),
        "update audit_head set number = 2, hash = '" + second + "'");
  }

  private static void assertRefused(ThrowingCallable statement) {
    assertThatThrownBy(statement)
        .isInstanceOf(SQLException.class)
        .satisfies(refusal ->
            assertThat(((SQLException) refusal).getSQLState()).isIn("42501", "90096", "90040"));
  }
}
