package io.federity.wire;

/**
 * A hospital's column statistics, signed.
 *
 * @param statistics canonical JSON text
 * @param signature Base64, 64 bytes
 */
public record StatisticsRequest(String statistics, String signature) {}
