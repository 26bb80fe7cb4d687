package io.federity.workflow;

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
    configuration.setCmmnEnabled(false);
    configuration.setMetricsEnabled(false);
    configuration.setTaskMetricsEnabled(false);
  }
}
