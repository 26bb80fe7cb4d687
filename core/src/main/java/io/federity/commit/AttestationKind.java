package io.federity.commit;

import java.util.Arrays;
import java.util.Optional;

/** What an attestation says of its commit. */
public enum AttestationKind {
  /** The server verified what {@code facts} name, and says what was not proven. */
  VERIFICATION("verification"),
  /** A reviewer approved the commit for merge. */
  APPROVAL("approval"),
  /** A reviewer asked for changes. */
  CHANGES_REQUESTED("changes-requested"),
  /** A reviewer or a compliance officer rejected the commit. */
  REJECTION("rejection"),
  /** The author withdrew the contribution. */
  WITHDRAWAL("withdrawal"),
  /** A hospital's worker evaluated the commit on its own validation rows. */
  EVALUATION("evaluation"),
  /** A compliance officer released the merge. */
  SIGN_OFF("sign-off"),
  /** A compliance officer refused the merge. */
  SIGN_OFF_REFUSED("sign-off-refused"),
  /** Policy released the merge without a person, because no flag was raised. */
  AUTOMATIC_SIGN_OFF("automatic-sign-off"),
  /** An NFT of the commit was minted. */
  MINT("mint");

  private final String kindName;

  AttestationKind(String kindName) {
    this.kindName = kindName;
  }

  /** Name in the encoding. */
  public String kindName() {
    return kindName;
  }

  /** The kind of that name. */
  public static Optional<AttestationKind> named(String name) {
    return Arrays.stream(values()).filter(kind -> kind.kindName.equals(name)).findFirst();
  }
}
