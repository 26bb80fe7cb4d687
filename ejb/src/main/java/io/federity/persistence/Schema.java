package io.federity.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.api.output.ValidateResult;

/** The schema as the migrations make it; what differs between databases has a folder for each. */
final class Schema {
  /** Before this version Flyway knew nothing: the engine's tables may stand there already. */
  private static final String BASELINE = "0";

  private final DataSource owner;

  /** The schema that the given account owns. */
  Schema(DataSource owner) {
    this.owner = owner;
  }

  /**
   * Applies what is missing. Refuses a database whose past is not this program's: a migration that
   * was changed since, or one that this program does not have.
   */
  void bringUpToDate() {
    Flyway flyway = flyway().load();
    ValidateResult found = flyway.validateWithResult();
    if (!found.validationSuccessful) {
      throw new SchemaMismatchException(
          found.invalidMigrations.stream().map(Schema::describe).collect(Collectors.joining("; ")));
    }
    flyway.migrate();
  }

  private static String describe(ValidateOutput migration) {
    return "migration %s (%s): %s"
        .formatted(
            migration.version,
            migration.description,
            migration.errorDetails.errorMessage.lines().findFirst().orElse("does not fit"));
  }

  /** Flyway with everything set. */
  FluentConfiguration flyway() {
    return Flyway.configure(Schema.class.getClassLoader())
        .dataSource(owner)
        .locations("classpath:db/migration", "classpath:db/" + vendor())
        .ignoreMigrationPatterns("*:pending")
        .baselineOnMigrate(true)
        .baselineVersion(BASELINE);
  }

  private String vendor() {
    try (Connection connection = owner.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not answer", e);
    }
  }
}
