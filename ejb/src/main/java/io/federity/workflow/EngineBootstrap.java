package io.federity.workflow;

import io.federity.persistence.ApplicationRights;
import io.federity.security.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionManager;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.JakartaTransactionProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Starts the process engine inside the container. It joins the transactions of its callers, so that
 * a contribution and its process are stored together or not at all.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class EngineBootstrap {
  private static final System.Logger LOG = System.getLogger(EngineBootstrap.class.getName());
  private static final int LOOK_SECONDS = 10;

  @Resource(lookup = "java:jboss/datasources/Federity")
  DataSource dataSource;

  @Resource(lookup = "java:jboss/datasources/FederityOwner")
  DataSource owner;

  @Resource(lookup = "java:jboss/TransactionManager")
  TransactionManager transactionManager;

  @Resource ManagedThreadFactory threads;
  @Resource ManagedExecutorService workers;
  @Resource ManagedScheduledExecutorService schedule;
  @Inject Settings settings;

  private @Nullable ProcessEngine engine;
  private @Nullable ScheduledFuture<?> looks;

  @PostConstruct
  void start() {
    EngineSchema.bringUpToDate(owner);
    new ApplicationRights(owner, dataSource).grant();
    var configuration = new JakartaTransactionProcessEngineConfiguration();
    configuration.setProcessEngineName("federity");
    configuration.setDataSource(dataSource);
    configuration.setTransactionManager(transactionManager);
    configuration.setTransactionsExternallyManaged(true);
    configuration.setBeans(new CdiBeanMap());
    var jobs =
        new ManagedJobExecutor(
            threads, workers, transactionManager, settings.node(), settings.stepTimeout());
    configuration.setJobExecutor(jobs);
    EngineSettings.apply(configuration);
    ProcessEngine built = configuration.buildProcessEngine();
    engine = built;
    ProcessFiles.deploy(built.getRepositoryService());
    var abandoned = new AbandonedJobs(built, settings.node(), jobs::underWay);
    abandoned.releaseAll();
    jobs.start();
    looks =
        schedule.scheduleWithFixedDelay(
            () -> look(abandoned), LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  /** A schedule whose task throws would never run again; without its database it fails. */
  private static void look(AbandonedJobs abandoned) {
    try {
      abandoned.releaseAbandoned();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "abandoned jobs are looked for again later: " + e);
    }
  }

  @PreDestroy
  void stop() {
    if (looks != null) {
      looks.cancel(true);
    }
    ProcessEngine running = engine;
    if (running != null) {
      running.close();
    }
  }

  /** The running engine. */
  public ProcessEngine engine() {
    ProcessEngine running = engine;
    if (running == null) {
      throw new IllegalStateException("the process engine has not started");
    }
    return running;
  }
}
