package io.federity.contribution.service;

import io.federity.aggregation.UpdateStatistics;
import io.federity.commit.Commit;
import io.federity.commit.CommitKind;
import io.federity.commit.CommitSource;
import io.federity.commit.History;
import io.federity.commit.Tree;
import io.federity.commit.service.ModelCheck;
import io.federity.commit.service.RepositoryObjects;
import io.federity.contribution.persistence.TensorChangeStore.Change;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.object.ObjectId;
import io.federity.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks a pushed commit against its base: lineage, recipe, structure and numbers. */
final class PushCheck {
  private final CommitSource commits;
  private final RepositoryObjects objects;

  PushCheck(CommitSource commits, RepositoryObjects objects) {
    this.commits = commits;
    this.objects = objects;
  }

  /**
   * How the commit changes its base's tensors.
   *
   * @param head what the branch points to
   */
  Outcome<List<Change>> check(Commit commit, ObjectId head) {
    return lineage(commit, head).then(base -> againstBase(commit, base));
  }

  private Outcome<Commit> lineage(Commit commit, ObjectId head) {
    ObjectId baseId = commit.base().orElseThrow();
    Optional<Commit> base =
        commits.find(baseId).filter(found -> found.repository().equals(commit.repository()));
    if (base.isPresent() && baseId.equals(head)) {
      return Outcome.accepted(base.get());
    }
    return base.isEmpty() || !new History(commits).isOnLine(baseId, head)
        ? Outcome.refused(
            ErrorCode.UNKNOWN_BASE,
            "base " + baseId.shortHex() + " is not on branch " + commit.branch())
        : Outcome.refused(
            ErrorCode.BASE_OUTDATED,
            "the base is "
                + baseId.shortHex()
                + ", branch "
                + commit.branch()
                + " is at "
                + head.shortHex());
  }

  /** The checks that hold wherever the branch has moved meanwhile. */
  Outcome<List<Change>> againstBase(Commit commit, Commit base) {
    return commit.kind() == CommitKind.REVERT
        ? restored(commit).then(_ -> againstBaseOnly(commit, base))
        : againstBaseOnly(commit, base);
  }

  /** A revert has the very tree of an earlier commit of the branch's line. */
  private Outcome<Commit> restored(Commit revert) {
    ObjectId head = revert.parents().getFirst();
    ObjectId earlier = revert.parents().getLast();
    Optional<Commit> restored = commits.find(earlier);
    if (restored.isEmpty()
        || earlier.equals(head)
        || !new History(commits).isOnLine(earlier, head)) {
      return Outcome.refused(
          ErrorCode.NOT_A_REVERT,
          "commit " + earlier.shortHex() + " is not earlier on branch " + revert.branch());
    }
    return restored.get().tree().equals(revert.tree())
        ? Outcome.accepted(restored.get())
        : Outcome.refused(
            ErrorCode.NOT_A_REVERT,
            "the tree is %s, that of commit %s is %s"
                .formatted(
                    revert.tree().shortHex(),
                    earlier.shortHex(),
                    restored.get().tree().shortHex()));
  }

  private Outcome<List<Change>> againstBaseOnly(Commit commit, Commit base) {
    if (!commit.recipe().equals(base.recipe())) {
      return Outcome.refused(
          ErrorCode.BAD_RECIPE,
          "the commit names recipe "
              + commit.recipe().shortHex()
              + ", its base "
              + base.recipe().shortHex());
    }
    return objects
        .document(base.recipe(), "recipe")
        .then(Recipe::readCanonical)
        .then(PushCheck::standardised)
        .then(_ -> objects.tree(base.tree()))
        .then(before -> objects.tree(commit.tree()).then(after -> changes(before, after)));
  }

  private static Outcome<Recipe> standardised(Recipe recipe) {
    boolean waits =
        recipe.standardize() == Recipe.Standardize.FEDERATED && recipe.standardisation().isEmpty();
    return waits
        ? Outcome.refused(
            ErrorCode.STATISTICS_NEEDED,
            "the recipe asks for federated standardisation, which round 0 has not frozen yet")
        : Outcome.accepted(recipe);
  }

  private Outcome<List<Change>> changes(Tree before, Tree after) {
    Optional<Refusal> change = ModelCheck.structureChange(before, after);
    return change.isPresent()
        ? Outcome.refused(change.get())
        : new ModelCheck(objects)
            .compare(before, after)
            .map(statistics -> described(after, statistics));
  }

  private static List<Change> described(Tree tree, List<UpdateStatistics> statistics) {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < statistics.size(); i++) {
      changes.add(Change.of(tree.entries().get(i).spec(), statistics.get(i)));
    }
    return List.copyOf(changes);
  }
}
