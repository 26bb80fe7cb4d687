package io.federity.hospital.service;

import io.federity.contribution.persistence.ContributionStore;
import io.federity.identity.Actor;
import io.federity.repository.service.RepositoryService;
import io.federity.wire.RepositoryView;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who takes part: the hospitals behind the repositories that a person may read. */
@Stateless
public class HospitalService {
  @Inject RepositoryService repositories;
  @Inject ContributionStore contributions;

  /** The hospitals, by name. */
  public List<HospitalSummary> list(Actor actor) {
    SortedMap<String, HospitalTally> tallies = new TreeMap<>();
    for (RepositoryView repository : repositories.list(actor)) {
      String fullName = repository.owner() + "/" + repository.name();
      of(tallies, repository.owner()).owns(fullName);
      repository.members().stream()
          .filter(member -> !member.hospital().isEmpty())
          .forEach(member -> of(tallies, member.hospital()).joined(fullName, member));
      contributions
          .counts(repository.id())
          .forEach(count -> of(tallies, count.hospital()).contributed(count));
    }
    return tallies.values().stream().map(HospitalTally::summary).toList();
  }

  private static HospitalTally of(SortedMap<String, HospitalTally> tallies, String hospital) {
    return tallies.computeIfAbsent(hospital, HospitalTally::new);
  }
}
