package io.federity.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.contribution.VerificationOutcome;
import io.federity.contribution.service.ContributionService;
import io.federity.error.ErrorCode;
import io.federity.error.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A review that ends, or goes on, while the verification of its contribution is under way. */
class VerifyContributionTest {
  private static final String KEY = "contribution-1";

  private final VerifyContribution step = new VerifyContribution();
  private ProcessEngine engine;
  private Runnable meanwhile = () -> {};

  @BeforeEach
  void startReview() {
    step.contributions =
        new ContributionService() {
          @Override
          public VerificationOutcome verify(String contributionId) {
            CompletableFuture.runAsync(meanwhile).join(); // a transaction of somebody else's
            return new VerificationOutcome.Refused(
                new Refusal(ErrorCode.WRONG_STATE, contributionId + " was decided meanwhile"));
          }
        };
    Map<Object, Object> beans = new HashMap<>();
    beans.put("verifyContribution", step);
    var configuration = new StandaloneInMemProcessEngineConfiguration();
    configuration.setJdbcUrl("jdbc:h2:mem:verify-contribution");
    configuration.setHistoryTimeToLive("P1D");
    configuration.setJobExecutorActivate(false);
    configuration.setBeans(beans);
    engine = configuration.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addClasspathResource("commit-review.bpmn")
        .deploy();
    engine
        .getRuntimeService()
        .startProcessInstanceByKey(
            "commit-review", KEY, Map.of("contributionId", KEY, "revert", false));
  }

  @AfterEach
  void stopEngine() {
    engine.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"withdrawn", "outdated"})
  void review_endedMeanwhile_staysEnded_andTheEngineTakesTheStepForLate(String message) {
    meanwhile =
        () ->
            engine
                .getRuntimeService()
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(KEY)
                .correlate();

    // The one exception that the engine expects of two who were there at once, and does not log.
    assertThatThrownBy(this::verify).isInstanceOf(OptimisticLockingException.class);

    assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isZero();
    assertThat(engine.getManagementService().createJobQuery().count()).isZero();
    assertThat(ends()).containsExactly(message);
  }

  @Test
  void review_leftAlone_goesOn() {
    verify();
    assertThat(ends()).containsExactly("refused");
  }

  private void verify() {
    String job = engine.getManagementService().createJobQuery().singleResult().getId();
    engine.getManagementService().executeJob(job);
  }

  private List<String> ends() {
    return engine
        .getHistoryService()
        .createHistoricActivityInstanceQuery()
        .activityType("noneEndEvent")
        .list()
        .stream()
        .map(HistoricActivityInstance::getActivityId)
        .toList();
  }
}
