package io.federity.persistence;

import javax.sql.DataSource;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.jndi.spi.JndiService;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Brings the schema up to date before Hibernate compares it with the entities; Hibernate calls
 * integrators ahead of validation, so a server never runs on a schema it does not know.
 */
public class SchemaMigration implements Integrator {
  /** Property of the persistence unit: the owner's data source, or its JNDI name. */
  static final String OWNER = "federity.owner-data-source";

  @Override
  public void integrate(
      Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
    var services = factory.getServiceRegistry();
    DataSource application =
        services.requireService(ConnectionProvider.class).unwrap(DataSource.class);
    DataSource owner =
        switch (factory.getProperties().get(OWNER)) {
          case null -> application;
          case DataSource given -> given;
          case Object name ->
              (DataSource) services.requireService(JndiService.class).locate(name.toString());
        };
    new Schema(owner).bringUpToDate();
    var rights = new ApplicationRights(owner, application);
    rights.warnOfOneAccount();
    rights.grant();
  }

  @Override
  public void disintegrate(
      SessionFactoryImplementor factory, SessionFactoryServiceRegistry registry) {
    // Nothing was registered.
  }
}
