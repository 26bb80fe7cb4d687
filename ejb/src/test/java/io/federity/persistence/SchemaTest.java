package io.federity.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The migrations, from every version on, and what stops them. */
@ParameterizedClass
@EnumSource(Vendor.class)
class SchemaTest {
  private final Vendor vendor;
  private final Vendor.Accounts accounts;
  private final DataSource owner;

  SchemaTest(Vendor vendor) throws SQLException {
    this.vendor = vendor;
    accounts = vendor.emptyDatabaseOfTwoAccounts();
    owner = accounts.owner();
  }

  /** Every version but the newest. */
  static Stream<MigrationVersion> earlierVersions() throws SQLException {
    Schema schema = new Schema(Vendor.H2.emptyDatabase().owner());
    List<MigrationVersion> all =
        Arrays.stream(schema.flyway().load().info().all()).map(MigrationInfo::getVersion).toList();
    return all.subList(0, all.size() - 1).stream();
  }

  @ParameterizedTest
  @MethodSource("earlierVersions")
  void database_ofAnEarlierVersion_keepsItsRowsAndGetsTheNewestSchema(MigrationVersion version)
      throws SQLException {
    new Schema(owner).flyway().target(version).load().migrate();
    Map<String, List<Map<String, String>>> before;
    try (Connection connection = owner.getConnection()) {
      var sample = new SampleRows(connection);
      sample.fill();
      before = sample.read();
      assertThat(before).isNotEmpty().allSatisfy((table, rows) -> assertThat(rows).isNotEmpty());
    }

    assertThatCode(() -> migrateAndValidate(accounts)).doesNotThrowAnyException();

    try (Connection connection = owner.getConnection()) {
      Map<String, List<Map<String, String>>> after = new SampleRows(connection).read();
      before.forEach(
          (table, rows) -> assertKept(table, rows, after.getOrDefault(table, List.of())));
    }
    assertThat(SchemaStructure.of(owner)).isEqualTo(SchemaStructure.of(fresh()));
  }

  private static void assertKept(
      String table, List<Map<String, String>> before, List<Map<String, String>> after) {
    assertThat(after).as(table).hasSameSizeAs(before);
    for (Map<String, String> row : before) {
      assertThat(after).as(table).anySatisfy(now -> assertThat(now).containsAllEntriesOf(row));
    }
  }

  /** As the server does at its start. */
  private static void migrateAndValidate(Vendor.Accounts accounts) {
    SessionFactory factory = TestDatabase.sessionFactory(accounts);
    factory.close();
  }

  private DataSource fresh() throws SQLException {
    Vendor.Accounts empty = vendor.emptyDatabaseOfTwoAccounts();
    migrateAndValidate(empty);
    return empty.owner();
  }

  @Test
  void migration_changedAfterItWasApplied_isRefused() throws SQLException {
    migrateAndValidate(accounts);
    Vendor.execute(
        owner, "update \"flyway_schema_history\" set \"checksum\" = 42 where \"version\" = '2'");

    assertThatThrownBy(() -> migrateAndValidate(accounts))
        .hasStackTraceContaining("does not fit this version of Federity")
        .hasStackTraceContaining("migration 2")
        .hasStackTraceContaining("checksum")
        .hasStackTraceContaining("restore a backup");
  }

  @Test
  void database_ofALaterVersion_isRefused() throws SQLException {
    migrateAndValidate(accounts);
    Vendor.execute(
        owner,
        "insert into \"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\","
            + " \"type\", \"script\", \"checksum\", \"installed_by\", \"execution_time\","
            + " \"success\") values (900, '900', 'of tomorrow', 'SQL', 'V900__of_tomorrow.sql', 1,"
            + " 'somebody', 1, true)");

    assertThatThrownBy(() -> migrateAndValidate(accounts))
        .hasStackTraceContaining("does not fit this version of Federity")
        .hasStackTraceContaining("migration 900 (of tomorrow)");
  }

  @Test
  void migration_missingFromThisVersion_isRefused() throws SQLException {
    migrateAndValidate(accounts);
    Vendor.execute(
        owner, "update \"flyway_schema_history\" set \"version\" = '1.5' where \"version\" = '2'");

    assertThatThrownBy(() -> migrateAndValidate(accounts))
        .hasStackTraceContaining("does not fit this version of Federity")
        .hasStackTraceContaining("migration 1.5");
  }

  @Test
  void database_upToDate_startsAgain() {
    migrateAndValidate(accounts);
    assertThatCode(() -> migrateAndValidate(accounts)).doesNotThrowAnyException();
  }
}
