package io.federity.wire;

/**
 * An object that the records need and the store does not have.
 *
 * @param repository full name of a repository that needs it
 * @param neededBy what names it, in words
 */
public record MissingObjectView(String object, String repository, String neededBy) {}
