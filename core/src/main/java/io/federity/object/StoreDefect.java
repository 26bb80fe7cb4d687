package io.federity.object;

/** Something wrong in a store, found by {@link ObjectStore#fsck()}. */
public sealed interface StoreDefect {
  /**
   * An object's bytes no longer have its hash. A put of the right bytes mends it.
   *
   * @param id the id under which the bytes are stored
   * @param actual the id that the bytes have
   */
  record Corrupt(ObjectId id, ObjectId actual) implements StoreDefect {}

  /**
   * An object's bytes cannot be read. A put of the right bytes replaces them.
   *
   * @param id the id under which the bytes are stored
   * @param reason what the disk says
   */
  record Unreadable(ObjectId id, String reason) implements StoreDefect {}

  /**
   * Something among the objects that is not named as an object.
   *
   * @param location where it is, relative to the store
   */
  record Stray(String location) implements StoreDefect {}
}
