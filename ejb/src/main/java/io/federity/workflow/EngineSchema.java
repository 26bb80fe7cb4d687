package io.federity.workflow;

import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/** The engine's own tables, which the engine makes and brings up to date itself. */
final class EngineSchema {
  private EngineSchema() {}

  /**
   * Does so by a short-lived engine on the owner's account, because the running one works on the
   * application's, which may not define tables.
   */
  static void bringUpToDate(DataSource owner) {
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setProcessEngineName("federity-schema");
    configuration.setDataSource(owner);
    EngineSettings.apply(configuration);
    configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    configuration.buildProcessEngine().close();
  }
}
