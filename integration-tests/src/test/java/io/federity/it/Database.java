package io.federity.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** An empty PostgreSQL for one run, as the server gets it by its environment. */
final class Database implements AutoCloseable {
  private final EmbeddedPostgres postgres;

  private Database(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /** Starts it with its files in {@code folder}. */
  static Database start(Path folder) {
    try {
      return new Database(
          EmbeddedPostgres.builder()
              .setPort(FreePorts.block(1))
              .setDataDirectory(folder)
              .setCleanDataDirectory(true)
              .setPGStartupWait(Duration.ofMinutes(1))
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not start", e);
    }
  }

  /** The settings with which the server finds it. */
  Map<String, String> environment() {
    return Map.of(
        "FEDERITY_DB_DRIVER", "postgresql",
        "FEDERITY_DB_URL", postgres.getJdbcUrl("postgres", "postgres"),
        "FEDERITY_DB_USER", "postgres",
        "FEDERITY_DB_PASSWORD", "postgres");
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
