package io.federity.persistence;

import io.federity.commit.Commit;
import io.federity.commit.CommitKind;
import io.federity.commit.SignedCommit;
import io.federity.identity.Actor;
import io.federity.identity.Role;
import io.federity.object.ObjectId;
import io.federity.policy.BranchPolicy;
import io.federity.repository.RepositoryName;
import io.federity.repository.Visibility;
import io.federity.repository.persistence.StoredRepository;
import io.federity.wallet.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A repository, people and commits for tests. */
public final class RepositoryFixtures {
  /** The time of everything. */
  public static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  /** Id of the repository. */
  public static final String REPOSITORY = "7a0c2d34-0000-4000-8000-000000000001";

  /** Alice's wallet. */
  public static final SigningKey KEY = SigningKey.ofSeed(new byte[32]);

  private RepositoryFixtures() {}

  /** cleveland/heart. */
  public static StoredRepository repository() {
    return new StoredRepository(
        REPOSITORY,
        new RepositoryName("cleveland", "heart"),
        "Heart disease",
        "classification",
        Visibility.CONSORTIUM,
        "main",
        BranchPolicy.standard(),
        "martin.maintainer",
        NOW);
  }

  /** A person who has just signed in. */
  public static Actor actor(String username, String hospital, Role... roles) {
    return new Actor(
        username, username + " (name)", hospital, Set.copyOf(Arrays.asList(roles)), NOW);
  }

  /** Any object id, a different one for each text. */
  public static ObjectId id(String text) {
    return ObjectId.ofBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A root commit, signed by {@link #KEY}. */
  public static SignedCommit root() {
    return sign(CommitKind.ROOT, List.of(), id("tree"), id("recipe"), "root");
  }

  /** A contribution to the root, told apart by its message. */
  public static SignedCommit contribution(String message) {
    return contribution(root().commit().id(), id("tree " + message), id("recipe"), message);
  }

  /** A contribution with these objects. */
  public static SignedCommit contribution(
      ObjectId base, ObjectId tree, ObjectId recipe, String message) {
    return sign(CommitKind.CONTRIBUTION, List.of(base), tree, recipe, message);
  }

  /** A signed commit of alice.cleveland. */
  public static SignedCommit sign(
      CommitKind kind, List<ObjectId> parents, ObjectId tree, ObjectId recipe, String message) {
    return SignedCommit.sign(
        new Commit(
            kind,
            REPOSITORY,
            "main",
            parents,
            tree,
            recipe,
            "alice.cleveland",
            "cleveland",
            KEY.address(),
            message,
            kind == CommitKind.CONTRIBUTION ? 100 : 0,
            kind == CommitKind.REVERT ? Map.of() : Map.of("loss.after", "0.5"),
            kind == CommitKind.REVERT ? Map.of() : Map.of("seed", "42"),
            NOW,
            Optional.empty()),
        KEY);
  }
}
