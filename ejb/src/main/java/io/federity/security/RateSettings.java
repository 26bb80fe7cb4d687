package io.federity.security;

/**
 * How many requests somebody may send.
 *
 * @param perSecond in the long run
 * @param burst at once
 */
public record RateSettings(int perSecond, int burst) {}
