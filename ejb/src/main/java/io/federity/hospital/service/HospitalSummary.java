package io.federity.hospital.service;

import io.federity.wire.MemberView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a hospital does, in the repositories that the asking person may read.
 *
 * @param hospital slug
 * @param owned full names of the repositories it owns
 * @param joined full names of those in which its people are members
 * @param people its members of any of them, with the roles of all of them, by name
 * @param waiting contributions that are not decided or not yet merged
 * @param lastOpened when it last opened a contribution; null where it has none
 */
public record HospitalSummary(
    String hospital,
    List<String> owned,
    List<String> joined,
    List<MemberView> people,
    long contributions,
    long merged,
    long waiting,
    @Nullable Instant lastOpened) {
  public HospitalSummary {
    owned = List.copyOf(owned);
    joined = List.copyOf(joined);
    people = List.copyOf(people);
  }
}
