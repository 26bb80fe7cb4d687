package io.federity.contribution.service;

import io.federity.wire.ContributionView;

/**
 * An accepted push.
 *
 * @param created false where the same commit had been pushed before and nothing changed
 */
public record Proposed(ContributionView view, boolean created) {}
