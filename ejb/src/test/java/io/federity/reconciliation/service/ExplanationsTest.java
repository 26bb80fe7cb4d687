package io.federity.reconciliation.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.identity.Role;
import io.federity.persistence.RepositoryFixtures;
import io.federity.reconciliation.service.RunningProcesses.FailedStep;
import io.federity.wire.DiscrepancyView;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplanationsTest {
  @Test
  void recordWithoutProcess_saysThatNobodyWillBeAsked() {
    assertThat(apart(Set.of("signOff"), List.of()).explanation())
        .isEqualTo("The round is awaiting sign off, but no process runs: nobody will be asked.");
  }

  @Test
  void processOfARecordThatIsDone_saysThatItStillWaits() {
    assertThat(apart(Set.of(), List.of("publish")).explanation())
        .contains("needs nobody, but its process still waits at publish");
  }

  @Test
  void processElsewhere_namesBothPlaces() {
    assertThat(apart(Set.of("mergeFacts", "evaluateModel"), List.of("open")).explanation())
        .contains("waits at evaluateModel or mergeFacts, but its process waits at open");
  }

  @Test
  void failedStep_namesTheCommandThatTriesItAgain() {
    DiscrepancyView view = Explanations.failed(new FailedStep("r1", "aggregate", "disk is full"));
    assertThat(view.explanation()).contains("aggregate").contains("disk is full");
    assertThat(view.nextStep()).contains("federity admin retry r1");
  }

  @Test
  void oversight_readingIsForAuditors_actingForAdministrators() {
    var auditor = RepositoryFixtures.actor("adam", "", Role.AUDITOR);
    var admin = RepositoryFixtures.actor("ada", "", Role.REPO_ADMIN);
    var maintainer = RepositoryFixtures.actor("martin", "", Role.MAINTAINER);
    assertThat(Oversight.objectionToReading(auditor)).isEmpty();
    assertThat(Oversight.objectionToReading(admin)).isPresent();
    assertThat(Oversight.objectionToReading(maintainer)).isPresent();
    assertThat(Oversight.objectionToActing(admin)).isEmpty();
    assertThat(Oversight.objectionToActing(auditor)).isPresent();
    assertThat(Oversight.objectionToActing(maintainer)).isPresent();
  }

  private static DiscrepancyView apart(Set<String> expected, List<String> waiting) {
    return Explanations.apart(
        "round", "r1", "cleveland/heart", "AWAITING_SIGN_OFF", expected, waiting);
  }
}
