package io.federity.wire;

/**
 * A branch or tag.
 *
 * @param name full name, {@code refs/heads/main}
 */
public record RefView(String name, String commit) {}
