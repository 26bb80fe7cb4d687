package io.federity.proof.use;

/** The answer to a request to spend an opening of a data root. */
public sealed interface UseOutcome {
  /** The opening belongs to this proof, durably; the proof may leave the machine. */
  record Spent() implements UseOutcome {}

  /**
   * The opening belongs to another proof. A second one would give data away: it must not leave the
   * machine, whatever anybody asks for.
   *
   * @param proof SHA-256 of the proof that has it, lower-case hex
   */
  record TakenByAnother(String proof) implements UseOutcome {}

  /**
   * The root has no such opening: the proof must not leave the machine. Roll over to a new root.
   *
   * @param uses how many it has
   */
  record BeyondUses(int uses) implements UseOutcome {}
}
