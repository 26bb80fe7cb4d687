package io.federity.hospital.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.contribution.ContributionState;
import io.federity.contribution.persistence.ContributionCount;
import io.federity.wire.MemberView;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HospitalTallyTest {
  private static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-11-24T10:00:00Z");

  private final HospitalTally tally = new HospitalTally("hungary");

  private static MemberView robert(String... roles) {
    return new MemberView("robert.hungary", "Robert", "hungary", List.of(roles));
  }

  @Test
  void personOfTwoRepositories_isListedOnceWithTheRolesOfBoth() {
    tally.joined("va/lung", robert("contributor"));
    tally.joined("cleveland/heart", robert("reviewer", "contributor"));

    HospitalSummary summary = tally.summary();

    assertThat(summary.people()).containsExactly(robert("contributor", "reviewer"));
    assertThat(summary.joined()).containsExactly("cleveland/heart", "va/lung");
    assertThat(summary.owned()).isEmpty();
  }

  @Test
  void contributions_areAddedUpByWhatBecameOfThem() {
    tally.contributed(new ContributionCount("hungary", ContributionState.MERGED, 3, TUESDAY));
    tally.contributed(new ContributionCount("hungary", ContributionState.IN_REVIEW, 2, MONDAY));
    tally.contributed(new ContributionCount("hungary", ContributionState.REJECTED, 1, MONDAY));

    HospitalSummary summary = tally.summary();

    assertThat(summary.contributions()).isEqualTo(6);
    assertThat(summary.merged()).isEqualTo(3);
    assertThat(summary.waiting()).isEqualTo(2);
    assertThat(summary.lastOpened()).isEqualTo(TUESDAY);
  }

  @Test
  void hospital_thatOnlyOwns_hasNoContributions() {
    tally.owns("hungary/heart");

    assertThat(tally.summary().owned()).containsExactly("hungary/heart");
    assertThat(tally.summary().lastOpened()).isNull();
  }
}
