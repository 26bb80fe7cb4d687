package io.federity.reconciliation.service;

import io.federity.contribution.Contribution;
import io.federity.contribution.persistence.ContributionStore;
import io.federity.repository.persistence.RepositoryStore;
import io.federity.repository.persistence.StoredRepository;
import io.federity.round.Round;
import io.federity.round.persistence.RoundStore;
import io.federity.wire.DiscrepancyView;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One look at every contribution and round beside its process, in a transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Comparison {
  @Inject RunningProcesses processes;
  @Inject RepositoryStore repositories;
  @Inject ContributionStore contributions;
  @Inject RoundStore rounds;

  /** What does not fit at this moment. */
  public List<DiscrepancyView> look() {
    List<DiscrepancyView> found = new ArrayList<>();
    Map<String, List<String>> reviews = new HashMap<>(processes.reviews());
    Map<String, List<String>> merges = new HashMap<>(processes.rounds());
    for (StoredRepository repository : repositories.all()) {
      String name = repository.name().toString();
      for (Contribution one : contributions.list(repository.id())) {
        Set<String> expected = ExpectedActivities.of(one);
        compare("contribution", one.id(), name, one.state().name(), expected, reviews)
            .ifPresent(found::add);
      }
      for (Round one : rounds.list(repository.id(), Optional.empty())) {
        Set<String> expected = ExpectedActivities.of(one.state());
        compare("round", one.id(), name, one.state().name(), expected, merges)
            .ifPresent(found::add);
      }
    }
    reviews.forEach((id, at) -> found.add(Explanations.orphaned("contribution", id, at)));
    merges.forEach((id, at) -> found.add(Explanations.orphaned("round", id, at)));
    return List.copyOf(found);
  }

  /** Takes the record's process out of {@code running}: what is left belongs to no record. */
  private static Optional<DiscrepancyView> compare(
      String kind,
      String id,
      String repository,
      String state,
      Set<String> expected,
      Map<String, List<String>> running) {
    List<String> waiting = Optional.ofNullable(running.remove(id)).orElse(List.of());
    return ExpectedActivities.fit(expected, waiting)
        ? Optional.empty()
        : Optional.of(Explanations.apart(kind, id, repository, state, expected, waiting));
  }
}
