package io.federity.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.SessionFactory;
import org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;

/**
 * A fresh database in memory: Flyway's schema, validated against every entity of the module, as in
 * the server but with local transactions.
 */
public final class TestDatabase implements AutoCloseable {
  private final SessionFactory factory;

  private TestDatabase(SessionFactory factory) {
    this.factory = factory;
  }

  /** Makes a database; its schema comes from the migrations. */
  public static TestDatabase open() {
    var dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
    var configuration = new Configuration();
    entities().forEach(configuration::addAnnotatedClass);
    configuration.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource);
    configuration.setProperty(AvailableSettings.HBM2DDL_AUTO, "validate");
    configuration.setProperty(AvailableSettings.JDBC_TIME_ZONE, "UTC");
    configuration.setPhysicalNamingStrategy(new CamelCaseToUnderscoresNamingStrategy());
    return new TestDatabase(configuration.buildSessionFactory());
  }

  /** Runs the step in a transaction of its own. */
  public <T> T call(Function<EntityManager, T> step) {
    return factory.fromTransaction(step::apply);
  }

  /** Runs the step in a transaction of its own. */
  public void run(Consumer<EntityManager> step) {
    factory.inTransaction(step::accept);
  }

  /** Runs the step without a transaction. */
  public <T> T callWithoutTransaction(Function<EntityManager, T> step) {
    return factory.fromSession(step::apply);
  }

  /** Runs the step in a transaction that is rolled back. */
  public void runAndRollBack(Consumer<EntityManager> step) {
    factory.inSession(session -> {
      session.beginTransaction();
      step.accept(session);
      session.getTransaction().rollback();
    });
  }

  private static List<Class<?>> entities() {
    Path classes = Path.of("target", "classes");
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && file.contains("persistence"))
          .map(file -> file.substring(0, file.length() - 6).replace('/', '.'))
          .<Class<?>>map(TestDatabase::load)
          .filter(type -> type.isAnnotationPresent(Entity.class))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, TestDatabase.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    factory.close();
  }
}
