package io.federity.demo;

import java.util.List;

/**
 * A person of the demo realm. The passwords are published on purpose and exist in the demo realm
 * only.
 *
 * @param username account in the demo realm
 * @param hospital slug of the hospital
 * @param roles roles that the demo repository gives, by their API names
 */
public record DemoPerson(String username, String hospital, List<String> roles) {
  /** Contributors in the order in which they act: one a hospital. */
  public static final List<DemoPerson> CONTRIBUTORS =
      List.of(
          new DemoPerson("alice.cleveland", "cleveland", List.of("contributor")),
          new DemoPerson("bela.hungary", "hungary", List.of("contributor")),
          new DemoPerson("claire.switzerland", "switzerland", List.of("contributor")),
          new DemoPerson("victor.va", "va", List.of("contributor")));

  /** Reviewers: the one at index i reviews the contributor at index i, of another hospital. */
  public static final List<DemoPerson> REVIEWERS =
      List.of(
          new DemoPerson("robert.hungary", "hungary", List.of("reviewer")),
          new DemoPerson("regula.switzerland", "switzerland", List.of("reviewer")),
          new DemoPerson("ruth.va", "va", List.of("reviewer")),
          new DemoPerson("rita.cleveland", "cleveland", List.of("reviewer")));

  /** Signs merges off. */
  public static final DemoPerson COMPLIANCE =
      new DemoPerson("carol.compliance", "va", List.of("compliance-officer"));

  /** Owns the repository and closes rounds. */
  public static final DemoPerson MAINTAINER =
      new DemoPerson("martin.maintainer", "cleveland", List.of("maintainer"));

  /** Reads everything. */
  public static final DemoPerson AUDITOR =
      new DemoPerson("adam.auditor", "cleveland", List.of("auditor"));

  /** The published demo password. */
  public String password() {
    return username + "-demo";
  }
}
