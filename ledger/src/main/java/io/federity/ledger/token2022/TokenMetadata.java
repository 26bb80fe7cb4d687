package io.federity.ledger.token2022;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The metadata extension of a mint.
 *
 * @param updateAuthority base58, null when the metadata is sealed
 * @param mint the mint that the metadata says it belongs to, base58
 * @param fields the additional fields in the order of the account
 */
public record TokenMetadata(
    @Nullable String updateAuthority,
    String mint,
    String name,
    String symbol,
    String uri,
    Map<String, String> fields) {}
