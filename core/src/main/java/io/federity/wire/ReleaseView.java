package io.federity.wire;

/**
 * What a worker gave back.
 *
 * @param jobs how many; they wait for any worker of the hospital
 */
public record ReleaseView(int jobs) {}
