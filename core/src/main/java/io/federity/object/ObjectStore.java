package io.federity.object;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * Keeps objects by the hash of their bytes; an object never changes and is stored once.
 *
 * <p>Implementations are safe for use by many threads and processes at once. An object is either
 * absent or complete: a crash in the middle of {@link #put} leaves nothing that {@link #size} or
 * {@link #open} can see. Whoever may read an object is for the caller to decide.
 */
public interface ObjectStore {
  /**
   * Stores the bytes of {@code in} if their hash is {@code expected}; the stream is not closed.
   *
   * <p>The bytes are read and hashed even when the object is already there, so that {@link
   * PutOutcome.AlreadyThere} proves that the caller has them and does not merely know their hash.
   * Bytes that are stored under the id and are not the object are replaced.
   *
   * @param maxBytes the largest object to accept, in bytes
   * @throws StorageFullException if there is no room; nothing was stored
   */
  PutOutcome put(ObjectId expected, InputStream in, long maxBytes) throws IOException;

  /** Stores bytes that are in memory and returns their id. */
  default ObjectId put(byte[] content) throws IOException {
    ObjectId id = ObjectId.ofBytes(content);
    PutOutcome outcome = put(id, new ByteArrayInputStream(content), content.length);
    return switch (outcome) {
      case PutOutcome.Stored _, PutOutcome.AlreadyThere _ -> id;
      case PutOutcome.HashMismatch _, PutOutcome.TooLarge _ ->
          throw new IOException("object " + id + " was not stored: " + outcome);
    };
  }

  /** Returns the size of an object in bytes, or nothing if it is absent. */
  OptionalLong size(ObjectId id) throws IOException;

  /** Tells whether an object is present. */
  default boolean contains(ObjectId id) throws IOException {
    return size(id).isPresent();
  }

  /**
   * Opens an object for reading; the caller closes the stream.
   *
   * @throws MissingObjectException if the object is absent
   */
  InputStream open(ObjectId id) throws IOException;

  /**
   * Maps an object into read-only memory that lives as long as {@code arena}.
   *
   * @throws MissingObjectException if the object is absent
   */
  MemorySegment map(ObjectId id, Arena arena) throws IOException;

  /**
   * Removes an object that nobody needs, unless it was {@link #put} since an instant, for the first
   * time or again; so a put that was answered since then keeps its object, whatever happens at the
   * same time.
   *
   * @return whether it was removed
   */
  boolean removeUnlessPutSince(ObjectId id, Instant since) throws IOException;

  /** The ids of all objects, in any order; none is read. */
  List<ObjectId> ids() throws IOException;

  /**
   * Reads and hashes every object; an object that cannot be read is a defect and does not end the
   * check.
   */
  StoreCheck fsck() throws IOException;
}
