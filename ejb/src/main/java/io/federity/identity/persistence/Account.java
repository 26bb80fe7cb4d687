package io.federity.identity.persistence;

/**
 * An account as it was last seen.
 *
 * @param hospital slug; empty where the account belongs to none
 */
public record Account(String username, String displayName, String hospital) {}
