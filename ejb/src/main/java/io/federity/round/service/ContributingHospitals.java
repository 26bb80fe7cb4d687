package io.federity.round.service;

import io.federity.identity.Role;
import io.federity.identity.persistence.Account;
import io.federity.identity.persistence.AccountStore;
import io.federity.repository.persistence.MemberStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The hospitals whose members may contribute to a repository. */
@Dependent
public class ContributingHospitals {
  @Inject MemberStore members;
  @Inject AccountStore accounts;

  /**
   * What is known of the hospitals.
   *
   * @param known sorted
   * @param complete false where a contributor has never signed in, so that nobody knows the
   *     hospital
   */
  public record Hospitals(List<String> known, boolean complete) {}

  /** The hospitals of a repository. */
  public Hospitals of(String repositoryId) {
    SortedSet<String> known = new TreeSet<>();
    boolean complete = true;
    for (var member : members.membersOf(repositoryId)) {
      if (member.roles().contains(Role.CONTRIBUTOR)) {
        Optional<String> hospital =
            accounts.find(member.username()).map(Account::hospital).filter(slug -> !slug.isEmpty());
        hospital.ifPresent(known::add);
        complete &= hospital.isPresent();
      }
    }
    return new Hospitals(List.copyOf(known), complete);
  }
}
