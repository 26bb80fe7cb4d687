package io.federity.workflow;

import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** The settings that the server's engine and the tests' engine share. */
final class EngineSettings {
  /** Six years: as long as the audit trail is kept. */
  private static final String HISTORY_TIME_TO_LIVE = "P2190D";

  private EngineSettings() {}

  /** The engine only checks its tables; {@link EngineSchema} makes them. */
  static void apply(ProcessEngineConfigurationImpl configuration) {
    configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
    configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
    configuration.setHistoryTimeToLive(HISTORY_TIME_TO_LIVE);
    configuration.setJobExecutorActivate(false);
    // The engine's own ids come from the database in a transaction of their own: a caller that
    // holds a connection and a lock would wait for a second one, and the pool with it.
    configuration.setIdGenerator(() -> UUID.randomUUID().toString());
    configuration.setCmmnEnabled(false);
    configuration.setMetricsEnabled(false);
    configuration.setTaskMetricsEnabled(false);
  }
}
