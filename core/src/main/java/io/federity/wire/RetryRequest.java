package io.federity.wire;

/**
 * Has failed steps tried again.
 *
 * @param subject id of the contribution or round whose process they belong to
 */
public record RetryRequest(String subject) {}
