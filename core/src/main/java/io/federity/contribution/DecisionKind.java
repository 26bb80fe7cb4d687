package io.federity.contribution;

import java.util.Arrays;
import java.util.Optional;

/** What a person decides about a contribution. */
public enum DecisionKind {
  APPROVE("approve", "Approved for merge"),
  REQUEST_CHANGES("request-changes", "Reviewed, changes requested"),
  REJECT("reject", "Rejected"),
  /** A compliance officer's, on a revert. */
  RELEASE("release", "Released"),
  WITHDRAW("withdraw", "Withdrawn by the author");

  private final String wireName;
  private final String meaning;

  DecisionKind(String wireName, String meaning) {
    this.wireName = wireName;
    this.meaning = meaning;
  }

  /** Name in the API. */
  public String wireName() {
    return wireName;
  }

  /** What signing it means, in words (21 CFR 11.50). */
  public String meaning() {
    return meaning;
  }

  /** The decision of that name. */
  public static Optional<DecisionKind> named(String name) {
    return Arrays.stream(values()).filter(kind -> kind.wireName.equals(name)).findFirst();
  }
}
