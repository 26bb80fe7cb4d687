package io.federity.error;

/**
 * An expected refusal.
 *
 * @param detail one sentence that says what was refused, with the names and numbers of this case
 */
public record Refusal(ErrorCode code, String detail) {}
