package io.federity.contribution.persistence;

import io.federity.contribution.ContributionState;
import java.time.Instant;

/** How many contributions of a hospital are in a state, and when the newest was opened. */
public record ContributionCount(
    String hospital, ContributionState state, long number, Instant lastOpened) {}
