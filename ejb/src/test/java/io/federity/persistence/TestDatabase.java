package io.federity.persistence;

import io.federity.commit.persistence.CommitStore;
import io.federity.repository.persistence.RepositoryStore;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;

/**
 * A fresh database: Flyway's schema, validated against every entity of the module, and the
 * application's rights, as in the server but with local transactions.
 */
public final class TestDatabase implements AutoCloseable {
  private final Vendor vendor;
  private final DataSource owner;
  private final SessionFactory factory;

  private TestDatabase(Vendor vendor, DataSource owner, SessionFactory factory) {
    this.vendor = vendor;
    this.owner = owner;
    this.factory = factory;
  }

  /** Makes a database in memory. */
  public static TestDatabase open() {
    return open(Vendor.H2);
  }

  /** Makes a database; its schema comes from the migrations. */
  public static TestDatabase open(Vendor vendor) {
    try {
      Vendor.Accounts accounts = vendor.emptyDatabase();
      return new TestDatabase(vendor, accounts.owner(), sessionFactory(accounts));
    } catch (SQLException e) {
      throw new IllegalStateException("no database of " + vendor, e);
    }
  }

  /** The server's, apart from transactions: migrates, grants and validates. */
  static SessionFactory sessionFactory(Vendor.Accounts accounts) {
    var configuration = new Configuration();
    entities().forEach(configuration::addAnnotatedClass);
    configuration
        .getProperties()
        .put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, accounts.application());
    configuration.getProperties().put(SchemaMigration.OWNER, accounts.owner());
    configuration.setProperty(AvailableSettings.HBM2DDL_AUTO, "validate");
    configuration.setProperty(AvailableSettings.JDBC_TIME_ZONE, "UTC");
    configuration.setPhysicalNamingStrategy(new CamelCaseToUnderscoresNamingStrategy());
    return configuration.buildSessionFactory();
  }

  /** Changes the audit trail as somebody would who holds the database. */
  public void tamper(String sql) {
    try {
      Vendor.execute(owner, vendor.auditUnprotected(), sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The same with {@code cleveland/heart} and its root commit. */
  public static TestDatabase withRepository(Vendor vendor) {
    TestDatabase database = open(vendor);
    database.run(entityManager -> {
      new RepositoryStore(entityManager).add(RepositoryFixtures.repository());
      new CommitStore(entityManager).add(RepositoryFixtures.root(), RepositoryFixtures.NOW);
    });
    return database;
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
