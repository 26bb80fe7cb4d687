package io.federity.hospital.service;

import io.federity.contribution.ContributionState;
import io.federity.contribution.persistence.ContributionCount;
import io.federity.wire.MemberView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds up what one hospital does, repository by repository. */
final class HospitalTally {
  private final String hospital;
  private final List<String> owned = new ArrayList<>();
  private final SortedSet<String> joined = new TreeSet<>();
  private final SortedMap<String, MemberView> people = new TreeMap<>();
  private long contributions;
  private long merged;
  private long waiting;
  private @Nullable Instant lastOpened;

  HospitalTally(String hospital) {
    this.hospital = hospital;
  }

  void owns(String repository) {
    owned.add(repository);
  }

  void joined(String repository, MemberView member) {
    joined.add(repository);
    people.merge(member.username(), member, HospitalTally::withRolesOfBoth);
  }

  private static MemberView withRolesOfBoth(MemberView left, MemberView right) {
    return new MemberView(
        left.username(),
        left.displayName(),
        left.hospital(),
        Stream.concat(left.roles().stream(), right.roles().stream()).distinct().sorted().toList());
  }

  void contributed(ContributionCount count) {
    contributions += count.number();
    if (count.state() == ContributionState.MERGED) {
      merged += count.number();
    } else if (!count.state().isFinal()) {
      waiting += count.number();
    }
    if (lastOpened == null || count.lastOpened().isAfter(lastOpened)) {
      lastOpened = count.lastOpened();
    }
  }

  HospitalSummary summary() {
    return new HospitalSummary(
        hospital,
        owned,
        List.copyOf(joined),
        List.copyOf(people.values()),
        contributions,
        merged,
        waiting,
        lastOpened);
  }
}
