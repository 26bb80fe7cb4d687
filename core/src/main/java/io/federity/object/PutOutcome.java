package io.federity.object;

/** What became of an object offered to a store. */
public sealed interface PutOutcome {
  /**
   * The object is new and durable.
   *
   * @param size its bytes
   */
  record Stored(long size) implements PutOutcome {}

  /**
   * The same bytes were there before; nothing changed.
   *
   * @param size its bytes
   */
  record AlreadyThere(long size) implements PutOutcome {}

  /**
   * The bytes do not belong to the id; nothing was stored.
   *
   * @param actual the id of the bytes that were offered
   */
  record HashMismatch(ObjectId actual) implements PutOutcome {}

  /**
   * The bytes are more than the caller allows; nothing was stored and the rest was not read.
   *
   * @param limit the most bytes allowed
   */
  record TooLarge(long limit) implements PutOutcome {}
}
