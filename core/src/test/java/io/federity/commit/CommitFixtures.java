package io.federity.commit;

import io.federity.aggregation.StrategySpec;
import io.federity.object.ObjectId;
import io.federity.wallet.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commits for tests; every field has a value that is legal and easy to recognise. */
public final class CommitFixtures {
  public static final SigningKey ALICE = SigningKey.ofSeed(seed(1));
  public static final SigningKey SERVER = SigningKey.ofSeed(seed(2));
  public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private CommitFixtures() {}

  public static byte[] seed(int value) {
    byte[] seed = new byte[SigningKey.SEED_BYTES];
    Arrays.fill(seed, (byte) value);
    return seed;
  }

  public static ObjectId id(String name) {
    return ObjectId.ofBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  public static Commit root() {
    return commit(CommitKind.ROOT, "root", List.of(), NOON, Optional.empty());
  }

  public static Commit contribution(String message, ObjectId base, Instant time) {
    return commit(CommitKind.CONTRIBUTION, message, List.of(base), time, Optional.empty());
  }

  public static Commit merge(String message, List<ObjectId> parents, Instant time) {
    List<MergeMember> members =
        parents.stream().skip(1).map(p -> new MergeMember(p, "cleveland", 10, "0.5")).toList();
    var record =
        new MergeRecord(
            1,
            new StrategySpec("FedTrimmedAvg", Map.of("beta", "0.25")),
            members,
            List.of(new MergeExclusion(id("left out"), "va", "norm 400 times the median")));
    return commit(CommitKind.MERGE, message, parents, time, Optional.of(record));
  }

  public static Commit revert(ObjectId head, ObjectId restored, Instant time) {
    return commit(CommitKind.REVERT, "undo", List.of(head, restored), time, Optional.empty());
  }

  private static Commit commit(
      CommitKind kind,
      String message,
      List<ObjectId> parents,
      Instant time,
      Optional<MergeRecord> merge) {
    boolean server = kind.signedByServer();
    boolean revert = kind == CommitKind.REVERT;
    return new Commit(
        kind,
        "5f0c7c62-0000-4000-8000-000000000001",
        "main",
        parents,
        id("tree"),
        id("recipe"),
        server ? "federity" : "alice.cleveland",
        server ? "" : "cleveland",
        server ? SERVER.address() : ALICE.address(),
        message,
        kind == CommitKind.CONTRIBUTION ? 199 : 0,
        revert ? Map.of() : Map.of("loss.before", "0.693", "loss.after", "0.412"),
        revert ? Map.of() : Map.of("threads", "1", "seed", "42"),
        time,
        merge);
  }
}
