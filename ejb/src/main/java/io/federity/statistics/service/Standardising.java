package io.federity.statistics.service;

import io.federity.commit.Commit;
import io.federity.commit.CommitKind;
import io.federity.commit.RefName;
import io.federity.commit.RefUpdate;
import io.federity.commit.persistence.CommitStore;
import io.federity.commit.persistence.RefStores;
import io.federity.commit.service.CommitService;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.object.ObjectId;
import io.federity.recipe.Recipe;
import io.federity.recipe.Standardisation;
import io.federity.round.service.ModelObjects;
import io.federity.security.ServerActor;
import io.federity.security.ServerKey;
import io.federity.statistics.PooledStatistics;
import io.federity.statistics.SiteStatistics;
import io.federity.statistics.persistence.StatisticsPush;
import io.federity.statistics.persistence.StatisticsStore;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Pools approved statistics and freezes them in the branch's recipe. */
@Stateless
public class Standardising {
  @Inject StatisticsStore pushes;
  @Inject CommitStore commits;
  @Inject CommitService commitService;
  @Inject RefStores refs;
  @Inject ModelObjects models;
  @Inject ServerKey serverKey;
  @Inject Clock clock;

  /** The recipe of the branch head, if it waits for statistics. */
  public Outcome<Recipe> openRecipe(String repositoryId, String branch) {
    Optional<ObjectId> head = head(repositoryId, branch);
    if (head.isEmpty()) {
      return Outcome.refused(
          ErrorCode.UNKNOWN_BASE, "branch " + branch + " has no commit yet; create the root first");
    }
    return Recipe.readCanonical(models.read(commit(head.get()).recipe()))
        .then(recipe -> {
          if (recipe.standardize() != Recipe.Standardize.FEDERATED) {
            return Outcome.refused(
                ErrorCode.WRONG_STATE, "the recipe does not ask for federated statistics");
          }
          return recipe.standardisation().isPresent()
              ? Outcome.refused(ErrorCode.WRONG_STATE, "the statistics are frozen already")
              : Outcome.accepted(recipe);
        });
  }

  /** The pool of the given pushes. */
  public Outcome<Standardisation> pool(
      String repositoryId, String branch, List<StatisticsPush> chosen) {
    return openRecipe(repositoryId, branch)
        .then(recipe -> {
          List<SiteStatistics> sites = new ArrayList<>();
          for (StatisticsPush push : chosen) {
            sites.add(accepted(statistics(push)));
          }
          return PooledStatistics.pool(recipe.data().features(), sites);
        });
  }

  private static Outcome<SiteStatistics> statistics(StatisticsPush push) {
    return SiteStatistics.readCanonical(StatisticsAdmission.bytes(push.statistics()));
  }

  /** Makes the commit that freezes the approved statistics and moves the branch to it. */
  public ObjectId freeze(String repositoryId, String branch) {
    List<StatisticsPush> approved =
        pushes.list(repositoryId, branch).stream().filter(StatisticsPush::approved).toList();
    ObjectId head = head(repositoryId, branch).orElseThrow();
    Recipe recipe =
        accepted(openRecipe(repositoryId, branch))
            .with(accepted(pool(repositoryId, branch, approved)));
    ObjectId recipeId = models.write(repositoryId, recipe.canonicalBytes());
    ObjectId frozen =
        commitService.saveServerCommit(commit(repositoryId, branch, head, recipeId, approved));
    RefUpdate update =
        refs.of(repositoryId)
            .compareAndSet(RefName.branch(branch).orElseThrow(), Optional.of(head), frozen);
    if (update instanceof RefUpdate.Lost) {
      throw new IllegalStateException("branch " + branch + " of " + repositoryId + " moved");
    }
    return frozen;
  }

  private Commit commit(
      String repositoryId,
      String branch,
      ObjectId head,
      ObjectId recipe,
      List<StatisticsPush> approved) {
    Map<String, String> provenance = new TreeMap<>();
    for (StatisticsPush push : approved) {
      provenance.put(
          "statistics." + push.hospital(),
          ObjectId.ofBytes(StatisticsAdmission.bytes(push.statistics())).hex());
    }
    return new Commit(
        CommitKind.STANDARDISATION,
        repositoryId,
        branch,
        List.of(head),
        commit(head).tree(),
        recipe,
        ServerActor.ACTOR.username(),
        ServerActor.ACTOR.hospital(),
        serverKey.key().address(),
        "Freeze the statistics of %d hospitals".formatted(approved.size()),
        approved.stream().mapToLong(StatisticsPush::rows).sum(),
        Map.of(),
        provenance,
        clock.instant(),
        Optional.empty());
  }

  private Optional<ObjectId> head(String repositoryId, String branch) {
    return RefName.branch(branch).flatMap(refs.of(repositoryId)::read);
  }

  private Commit commit(ObjectId id) {
    return commits.find(id).orElseThrow(() -> new IllegalStateException("no commit " + id));
  }

  private static <T> T accepted(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) ->
          throw new IllegalStateException(refusal.code() + ": " + refusal.detail());
    };
  }
}
