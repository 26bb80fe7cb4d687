package io.federity.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready only while the database answers. The identity provider and the ledger do not count: without
 * them the server still does most of its work.
 */
@Readiness
@ApplicationScoped
public class DatabaseReadiness implements HealthCheck {
  private static final String SOURCE = "java:jboss/datasources/Federity";
  private static final int ANSWER_SECONDS = 3;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("database").status(answers()).build();
  }

  private static boolean answers() {
    try (Connection connection = source().getConnection()) {
      return connection.isValid(ANSWER_SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Injection is for components, and a library of the EAR has none; the name is a constant. */
  @SuppressWarnings("BanJNDI")
  private static DataSource source() {
    try {
      return InitialContext.doLookup(SOURCE);
    } catch (NamingException e) {
      throw new IllegalStateException("no data source " + SOURCE, e);
    }
  }
}
