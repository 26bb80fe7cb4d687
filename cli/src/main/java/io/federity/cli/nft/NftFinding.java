package io.federity.cli.nft;

import io.federity.ledger.NftVerdict;
import java.util.List;
import java.util.Map;

/**
 * What {@code nft verify} prints.
 *
 * @param agrees whether chain and commit say the same
 * @param rpc the node that was asked
 */
public record NftFinding(
    boolean agrees,
    String kind,
    String mint,
    String commit,
    String rpc,
    String name,
    String symbol,
    Map<String, String> fields,
    String collection,
    String owner,
    List<NftVerdict.Difference> differences) {}
