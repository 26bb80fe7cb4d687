package io.federity.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the merge policy. */
class MergePolicyTest {
  @RegisterExtension final EngineFixture engine = new EngineFixture();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.05 | 0.02 | 0 | false | sign-off | true | accuracy fell at a hospital by more than the policy allows",
        "0.05 | 0.02 | 0 | true | sign-off | true | accuracy fell at a hospital by more than the policy allows",
        "0.05 | 0.02 | 2 | true | sign-off | true | accuracy fell at a hospital by more than the policy allows, and evaluations are missing",
        "0.00 | 0.02 | 1 | true | sign-off | true | evaluations are missing",
        "0.02 | 0.02 | 0 | false | sign-off | false | the policy asks for a person",
        "0.02 | 0.02 | 0 | true | automatic | false | the policy releases without a person",
        "-0.10 | 0.00 | 0 | true | automatic | false | the policy releases without a person"
      })
  void facts_giveOutcomeFlagAndReason(
      double drop,
      double allowed,
      int missing,
      boolean automatic,
      String outcome,
      boolean flagged,
      String reason) {
    var result =
        engine
            .engine()
            .getDecisionService()
            .evaluateDecisionTableByKey(
                "merge-policy",
                Map.of(
                    "worstAccuracyDrop", drop,
                    "maxAccuracyDrop", allowed,
                    "missingEvaluations", missing,
                    "automaticSignOff", automatic))
            .getSingleResult();
    assertThat(result.getEntryMap())
        .containsOnlyKeys("outcome", "flagged", "reason")
        .containsEntry("outcome", outcome)
        .containsEntry("flagged", flagged)
        .containsEntry("reason", reason);
  }
}
