package io.federity.wire;

/**
 * Creates a repository; its owner is the creator's hospital.
 *
 * @param visibility {@code consortium} or {@code private}
 * @param policy branch policy as JSON text
 */
public record RepositoryRequest(
    String name, String description, String task, String visibility, String policy) {}
