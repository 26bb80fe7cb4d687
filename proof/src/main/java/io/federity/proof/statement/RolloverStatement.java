package io.federity.proof.statement;

import io.federity.proof.ligero.LigeroParameters;
import java.util.List;

/**
 * A new data root holds the same rows as an old one, so that training can go on when the old root's
 * openings are spent. What was proved of the old root holds of the new one, and nothing else.
 *
 * @param fresh what will be recorded of the new root, its use 0 being spent by this
 * @param oldRoot the registered root, 64 hex digits
 * @param oldUse which of its openings this is, from 1
 */
public record RolloverStatement(DatasetStatement fresh, String oldRoot, int oldUse)
    implements Statement {
  @Override
  public Tier tier() {
    return Tier.ROLLOVER;
  }

  @Override
  public boolean isWellFormed() {
    return fresh.isWellFormed() && Members.areHashes(oldRoot) && oldUse >= 0;
  }

  @Override
  public String canonical() {
    return fresh.members(tier()).put("oldRoot", oldRoot).put("oldUse", oldUse).text();
  }

  @Override
  public String dataRoot() {
    return fresh.dataRoot();
  }

  @Override
  public int dataUse() {
    return fresh.dataUse();
  }

  @Override
  public LigeroParameters parameters() {
    return fresh.parameters();
  }

  @Override
  public List<RootUse> uses() {
    return List.of(new RootUse(oldRoot, oldUse), new RootUse(dataRoot(), dataUse()));
  }
}
