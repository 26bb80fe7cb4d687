package io.federity.workflow;

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
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.transaction.TransactionManager;
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
  @Resource(lookup = "java:jboss/datasources/Federity")
  DataSource dataSource;

  @Resource(lookup = "java:jboss/TransactionManager")
  TransactionManager transactionManager;

  @Resource ManagedThreadFactory threads;
  @Resource ManagedExecutorService workers;

  private @Nullable ProcessEngine engine;

  @PostConstruct
  void start() {
    var configuration = new JakartaTransactionProcessEngineConfiguration();
    configuration.setProcessEngineName("federity");
    configuration.setDataSource(dataSource);
    configuration.setTransactionManager(transactionManager);
    configuration.setTransactionsExternallyManaged(true);
    configuration.setBeans(new CdiBeanMap());
    configuration.setJobExecutor(new ManagedJobExecutor(threads, workers));
    EngineSettings.apply(configuration);
    ProcessEngine built = configuration.buildProcessEngine();
    engine = built;
    ProcessFiles.deploy(built.getRepositoryService());
    configuration.getJobExecutor().start();
  }

  @PreDestroy
  void stop() {
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
