package io.federity.commit;

import io.federity.json.CanonicalJson;
import io.federity.object.ObjectId;
import io.federity.wallet.WalletAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A commit: a model's state and how it came about. Its id is the SHA-256 of its canonical encoding;
 * it never changes. What is learned later (verification, evaluation, sign-off, mint) is an {@link
 * Attestation} that names the id.
 *
 * @param repository id of the repository, so that a commit cannot be replayed in another one
 * @param branch branch the commit is meant for
 * @param parents {@link CommitKind} says which
 * @param tree id of the {@link Tree}
 * @param recipe id of the recipe object
 * @param author username; {@code federity} for the server
 * @param hospital slug; empty for the server
 * @param signer wallet or server key that signs the id
 * @param numExamples rows trained on; 0 where nothing was trained
 * @param metrics local metrics as decimal strings, for example {@code loss.after}
 * @param training provenance: epochs, JVM, CPU, threads, seed and so on
 * @param time UTC, whole seconds
 * @param merge for {@link CommitKind#MERGE} only
 */
public record Commit(
    CommitKind kind,
    String repository,
    String branch,
    List<ObjectId> parents,
    ObjectId tree,
    ObjectId recipe,
    String author,
    String hospital,
    WalletAddress signer,
    String message,
    long numExamples,
    Map<String, String> metrics,
    Map<String, String> training,
    Instant time,
    Optional<MergeRecord> merge) {
  /** Longest message in characters. */
  public static final int MAX_MESSAGE = 4_000;

  public Commit {
    parents = List.copyOf(parents);
    metrics = Map.copyOf(metrics);
    training = Map.copyOf(training);
    time = Encodings.seconds(time);
    if ((kind == CommitKind.MERGE) != merge.isPresent()) {
      throw new IllegalArgumentException("a merge, and only a merge, has a merge record");
    }
    boolean parentsFit =
        switch (kind) {
          case ROOT -> parents.isEmpty();
          case CONTRIBUTION, STANDARDISATION -> parents.size() == 1;
          case MERGE -> parents.size() >= 2;
          case REVERT -> parents.size() == 2;
        };
    if (!parentsFit) {
      throw new IllegalArgumentException(
          "a " + kind.kindName() + " commit cannot have " + parents.size() + " parents");
    }
    if (numExamples < 0 || (kind == CommitKind.CONTRIBUTION && numExamples == 0)) {
      throw new IllegalArgumentException("numExamples is " + numExamples);
    }
    if (kind == CommitKind.REVERT
        && !(numExamples == 0 && metrics.isEmpty() && training.isEmpty())) {
      throw new IllegalArgumentException("a revert declares no training");
    }
    if (message.length() > MAX_MESSAGE) {
      throw new IllegalArgumentException("the message is longer than " + MAX_MESSAGE);
    }
  }

  /** The commit this one was made from: the base of a contribution, the head before a merge. */
  public Optional<ObjectId> base() {
    return parents.stream().findFirst();
  }

  /** Metrics in a fixed order. */
  public Map<String, String> sortedMetrics() {
    return new TreeMap<>(metrics);
  }

  /** The canonical encoding. */
  public byte[] bytes() {
    return CanonicalJson.bytes(CommitJson.write(this));
  }

  /** SHA-256 of the canonical encoding. */
  public ObjectId id() {
    return ObjectId.ofBytes(bytes());
  }
}
