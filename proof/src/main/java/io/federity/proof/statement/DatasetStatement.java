package io.federity.proof.statement;

import io.federity.proof.encoding.CanonicalObject;
import io.federity.proof.ligero.LigeroParameters;
import java.util.Arrays;
import java.util.Objects;

/**
 * A data root holds rows whose features and labels are in their declared ranges, and nothing beside
 * them.
 *
 * @param contributor key id, 64 hex digits
 * @param hospital of the contributor
 * @param dataRoot commitment to the rows, 64 hex digits
 * @param dataUse 0
 * @param parameters sizes of the commitment
 * @param rows n
 * @param inputs d
 * @param outputs C
 * @param logB binary logarithm of the rows of a batch
 * @param fx scale of the features in bits
 * @param xBits features are in {@code [-2^xBits, 2^xBits)}
 * @param labels what a row's labels may be
 * @param classCounts rows of each class; empty where not disclosed
 */
public record DatasetStatement(
    String contributor,
    String hospital,
    String dataRoot,
    int dataUse,
    LigeroParameters parameters,
    int rows,
    int inputs,
    int outputs,
    int logB,
    int fx,
    int xBits,
    Labels labels,
    int[] classCounts)
    implements Statement {
  /** What a row's labels may be. */
  public enum Labels {
    /** One output, 0 or 1. */
    BINARY("binary"),
    /** Several outputs, exactly one of them 1. */
    ONE_HOT("one-hot"),
    /** Several outputs, each 0 or 1. */
    MULTI("multi");

    private final String text;

    Labels(String text) {
      this.text = text;
    }

    /** How statements write it. */
    public String text() {
      return text;
    }
  }

  private static final int MAX_INPUT_BITS = 15;
  private static final int MAX_SCALE = 40;
  private static final int MAX_BATCH_BITS = 16;

  /** Keeps a copy of the counts. */
  public DatasetStatement {
    classCounts = classCounts.clone();
  }

  @Override
  public int[] classCounts() {
    return classCounts.clone();
  }

  @Override
  public Tier tier() {
    return Tier.DATASET;
  }

  @Override
  public boolean isWellFormed() {
    return Members.areNames(hospital)
        && Members.areHashes(contributor, dataRoot)
        && dataUse >= 0
        && Members.areSizes(rows, inputs, outputs)
        && logB >= 0
        && logB <= MAX_BATCH_BITS
        && fx >= 0
        && fx <= MAX_SCALE
        && xBits >= 0
        && xBits <= MAX_INPUT_BITS
        && (labels == Labels.BINARY) == (outputs == 1)
        && (classCounts.length == 0 || classCounts.length == outputs)
        && Arrays.stream(classCounts).allMatch(count -> count >= 0 && count <= rows);
  }

  @Override
  public String canonical() {
    return members(tier()).text();
  }

  /** All members, under a tier's name. */
  CanonicalObject members(Tier tier) {
    return Members.common(tier, contributor, hospital, dataRoot, dataUse, parameters)
        .put("rows", rows)
        .put("inputs", inputs)
        .put("outputs", outputs)
        .put("logB", logB)
        .put("fx", fx)
        .put("xBits", xBits)
        .put("labels", labels.text)
        .put("classCounts", classCounts);
  }

  /** The same of use 0 of another root. */
  public DatasetStatement ofRoot(String root) {
    return new DatasetStatement(
        contributor,
        hospital,
        root,
        0,
        parameters,
        rows,
        inputs,
        outputs,
        logB,
        fx,
        xBits,
        labels,
        classCounts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DatasetStatement that && canonical().equals(that.canonical());
  }

  @Override
  public int hashCode() {
    return Objects.hash(canonical());
  }
}
