package io.federity.contribution;

import io.federity.commit.CommitKind;
import java.util.Locale;

/** What a contribution brings, and so which way it takes after its approval. */
public enum ContributionKind {
  /** A hospital's training; joins the branch's round and is aggregated with the others. */
  TRAINING,
  /** Earlier tensors of the branch; published by itself once a compliance officer releases it. */
  REVERT;

  /** The kind of contribution that a pushed commit makes. */
  public static ContributionKind of(CommitKind commit) {
    return switch (commit) {
      case CONTRIBUTION -> TRAINING;
      case REVERT -> REVERT;
      case ROOT, STANDARDISATION, MERGE ->
          throw new IllegalArgumentException("nobody pushes a " + commit.kindName() + " commit");
    };
  }

  /** Name in the API. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
