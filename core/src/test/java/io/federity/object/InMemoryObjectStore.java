package io.federity.object;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;

/** Objects in a map, for tests; holds to the same contract as the real stores. */
public class InMemoryObjectStore implements ObjectStore {
  private final Map<ObjectId, byte[]> objects = new ConcurrentSkipListMap<>();
  private final Map<ObjectId, Instant> puts = new HashMap<>();

  @Override
  public PutOutcome put(ObjectId expected, InputStream in, long maxBytes) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    int read;
    while ((read = in.read(buffer)) != -1) {
      if (content.size() + (long) read > maxBytes) {
        return new PutOutcome.TooLarge(maxBytes);
      }
      content.write(buffer, 0, read);
    }
    byte[] bytes = content.toByteArray();
    ObjectId actual = ObjectId.ofBytes(bytes);
    if (!actual.equals(expected)) {
      return new PutOutcome.HashMismatch(actual);
    }
    return keep(expected, bytes)
        ? new PutOutcome.Stored(bytes.length)
        : new PutOutcome.AlreadyThere(bytes.length);
  }

  private synchronized boolean keep(ObjectId id, byte[] bytes) {
    puts.put(id, Instant.now());
    return objects.putIfAbsent(id, bytes) == null;
  }

  @Override
  public OptionalLong size(ObjectId id) {
    byte[] bytes = objects.get(id);
    return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes.length);
  }

  @Override
  public InputStream open(ObjectId id) throws IOException {
    return new ByteArrayInputStream(content(id));
  }

  @Override
  public MemorySegment map(ObjectId id, Arena arena) throws IOException {
    byte[] bytes = content(id);
    return arena.allocate(bytes.length, 8).copyFrom(MemorySegment.ofArray(bytes)).asReadOnly();
  }

  @Override
  public synchronized boolean removeUnlessPutSince(ObjectId id, Instant since) {
    if (!puts.getOrDefault(id, Instant.MAX).isBefore(since)) {
      return false;
    }
    puts.remove(id);
    return objects.remove(id) != null;
  }

  @Override
  public List<ObjectId> ids() {
    return List.copyOf(objects.keySet());
  }

  @Override
  public StoreCheck fsck() {
    List<StoreDefect> defects = new ArrayList<>();
    objects.forEach((id, bytes) -> {
      ObjectId actual = ObjectId.ofBytes(bytes);
      if (!actual.equals(id)) {
        defects.add(new StoreDefect.Corrupt(id, actual));
      }
    });
    long bytes = objects.values().stream().mapToLong(content -> content.length).sum();
    return new StoreCheck(objects.size(), bytes, defects);
  }

  /** Flips a bit of a stored object, as a failing disk does. */
  public void corrupt(ObjectId id) {
    objects.computeIfPresent(
        id,
        (_, bytes) -> {
          byte[] changed = bytes.clone();
          changed[0] ^= 1;
          return changed;
        });
  }

  private byte[] content(ObjectId id) throws MissingObjectException {
    byte[] bytes = objects.get(id);
    if (bytes == null) {
      throw new MissingObjectException(id);
    }
    return bytes;
  }
}
