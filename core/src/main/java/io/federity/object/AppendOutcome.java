package io.federity.object;

/** What became of bytes offered to {@link PartialUploads}. */
public sealed interface AppendOutcome {
  /**
   * All bytes were taken.
   *
   * @param size bytes of the object that have arrived
   */
  record Appended(long size) implements AppendOutcome {}

  /**
   * The sender failed in the middle; what had arrived is kept.
   *
   * @param size bytes of the object that have arrived
   */
  record BrokeOff(long size) implements AppendOutcome {}

  /**
   * The bytes do not follow what has arrived; nothing was taken.
   *
   * @param size bytes of the object that have arrived
   */
  record WrongOffset(long size) implements AppendOutcome {}

  /**
   * The object would be larger than allowed; what had arrived is forgotten.
   *
   * @param limit the most bytes allowed
   */
  record TooLarge(long limit) implements AppendOutcome {}
}
