package io.federity.cli.workingcopy;

/**
 * What a clone belongs to.
 *
 * @param repository {@code owner/name}
 * @param repositoryId part of every commit
 * @param serverKey the key that signs merges, pinned when the clone was made
 */
public record WorkingCopyConfig(
    int version,
    String server,
    String repository,
    String repositoryId,
    String branch,
    String serverKey) {}
