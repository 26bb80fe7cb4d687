package io.federity.object;

/** Something in a store that should not be there, found by {@link ObjectStore#fsck()}. */
public sealed interface StoreDefect {
  /**
   * An object's bytes no longer have its hash.
   *
   * @param id the id under which the bytes are stored
   * @param actual the id that the bytes have
   */
  record Corrupt(ObjectId id, ObjectId actual) implements StoreDefect {}

  /**
   * Something among the objects that is not named as an object.
   *
   * @param location where it is, relative to the store
   */
  record Stray(String location) implements StoreDefect {}
}
