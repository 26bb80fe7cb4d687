package io.federity.ledger.token2022;

/**
 * The member extension of a mint; only the group's authority can have it written.
 *
 * @param mint the member, base58
 * @param group the group's mint, base58
 * @param number counts from 1 in the order of admission
 */
public record GroupMembership(String mint, String group, long number) {}
