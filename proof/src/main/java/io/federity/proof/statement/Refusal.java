package io.federity.proof.statement;

/** Why a proof is not accepted, in the order in which the checks are made (section 6.4). */
public enum Refusal {
  /** A member of the statement, or the file, has no valid form. */
  MALFORMED,
  /** Larger than the caps allow; refused before anything is allocated. */
  TOO_LARGE,
  /** The file has another version. */
  VERSION,
  /** The file proves another kind of statement. */
  TIER,
  /** The file, a descriptor or the root's record is of another statement. */
  STATEMENT_MISMATCH,
  /** The sizes of the commitment are not among those allowed, or give too few bits. */
  PARAMS_WEAK,
  /** The architecture or training descriptor is not in the registry. */
  UNKNOWN_DESCRIPTOR,
  /** The data root is not registered with a verified proof of its own. */
  DATA_ROOT_UNKNOWN,
  /** This use of the data root was spent, or is not among its uses. */
  DATA_USE_SPENT,
  /** The nonce was not issued for this, or was used. */
  NONCE,
  /** Integers could leave their range, so nothing would follow from field equations. */
  BOUND_EXCEEDED,
  /** The initial weights are not those of the base. */
  BASE_MISMATCH,
  /** The update is not the one of the statement. */
  UPDATE_MISMATCH,
  /** A field element is not in its one encoding. */
  NON_CANONICAL,
  /** Opened columns are not those of a root. */
  MERKLE,
  /** Rows are no code words. */
  LOW_DEGREE,
  /** A constraint does not hold: the relation is broken. */
  LINEAR,
  /** A product does not hold. */
  QUADRATIC
}
