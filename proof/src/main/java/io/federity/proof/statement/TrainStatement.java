package io.federity.proof.statement;

import io.federity.proof.ligero.LigeroParameters;

/**
 * An update is the exact result of the agreed training on committed data. Hashes and ids are 64
 * lower-case hex digits.
 *
 * @param repo repository
 * @param branch branch that the base is the head of
 * @param base commit id
 * @param contributor key id
 * @param hospital of the contributor
 * @param ad id of the architecture descriptor
 * @param td id of the training descriptor
 * @param nonce issued by the server for this one training
 * @param dataRoot commitment to the rows
 * @param dataUse which opening of the root, from 1
 * @param parameters sizes of the commitment
 * @param rows n
 * @param inputs d
 * @param outputs C
 * @param w0 hash of the initial weights
 * @param update hash of the update
 * @param result tree id of the pushed commit
 */
public record TrainStatement(
    String repo,
    String branch,
    String base,
    String contributor,
    String hospital,
    String ad,
    String td,
    String nonce,
    String dataRoot,
    int dataUse,
    LigeroParameters parameters,
    int rows,
    int inputs,
    int outputs,
    String w0,
    String update,
    String result)
    implements Statement {
  @Override
  public Tier tier() {
    return Tier.TRAIN;
  }

  @Override
  public boolean isWellFormed() {
    return Members.areNames(repo, branch, hospital)
        && Members.areHashes(base, contributor, ad, td, nonce, dataRoot, w0, update, result)
        && dataUse >= 0
        && Members.areSizes(rows, inputs, outputs);
  }

  @Override
  public String canonical() {
    return Members.common(tier(), contributor, hospital, dataRoot, dataUse, parameters)
        .put("repo", repo)
        .put("branch", branch)
        .put("base", base)
        .put("ad", ad)
        .put("td", td)
        .put("nonce", nonce)
        .put("rows", rows)
        .put("inputs", inputs)
        .put("outputs", outputs)
        .put("w0", w0)
        .put("update", update)
        .put("result", result)
        .text();
  }
}
