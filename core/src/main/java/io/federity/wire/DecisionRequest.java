package io.federity.wire;

/**
 * Decides on a contribution; names the commit that was looked at.
 *
 * @param decision {@code approve}, {@code request-changes}, {@code reject} or {@code withdraw}
 */
public record DecisionRequest(String decision, String commit, String reason) {}
