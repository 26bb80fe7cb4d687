package io.federity.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An NFT of a commit, as the server recorded it; the chain has the last word.
 *
 * @param kind {@code collection}, {@code merge} or {@code contribution}
 * @param state {@code waiting}, {@code minted} or {@code failed}
 */
public record NftView(
    String kind,
    String commit,
    String mint,
    String collection,
    String owner,
    @Nullable String signature,
    String state,
    Instant time) {}
