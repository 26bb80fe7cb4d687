package io.federity.object;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Objects as files: {@code objects/ab/cdef...}, the first two digits of the id being a directory.
 *
 * <p>A put writes to {@code incoming/}, hashes on the way, forces the file, renames it into place
 * and forces the directory, and its parents when it is new. What a crash leaves in {@code
 * incoming/} is invisible and is removed by {@link #sweep}. Safe for use by many threads and
 * processes on one file system.
 */
public final class FileObjectStore implements ObjectStore {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path root;
  private final Path objects;
  private final Path incoming;
  private final DurableFiles files;
  private final Set<Path> durable = ConcurrentHashMap.newKeySet();

  /** Opens the store under {@code root}, which is created when the first object comes. */
  public FileObjectStore(Path root) {
    this(root, DurableFiles.disk());
  }

  /** Opens the store under {@code root} with other file operations. */
  public FileObjectStore(Path root, DurableFiles files) {
    this.root = root;
    this.objects = root.resolve("objects");
    this.incoming = root.resolve("incoming");
    this.files = files;
  }

  @Override
  public PutOutcome put(ObjectId expected, InputStream in, long maxBytes) throws IOException {
    files.createDirectories(incoming);
    Path temporary = incoming.resolve(UUID.randomUUID() + ".part");
    try {
      MessageDigest digest = ObjectId.sha256();
      long size = receive(in, temporary, digest, maxBytes);
      if (size > maxBytes) {
        return new PutOutcome.TooLarge(maxBytes);
      }
      ObjectId actual = ObjectId.ofDigest(digest.digest());
      if (!actual.equals(expected)) {
        return new PutOutcome.HashMismatch(actual);
      }
      if (size(expected).equals(OptionalLong.of(size))) {
        // An earlier put may have renamed and then failed: make the name durable before success.
        files.forceDirectory(durableDirectory(expected));
        return new PutOutcome.AlreadyThere(size);
      }
      publish(temporary, expected);
      return new PutOutcome.Stored(size);
    } finally {
      files.deleteIfExists(temporary);
    }
  }

  /** Writes at most {@code maxBytes} and returns the bytes seen, which may be one buffer more. */
  private long receive(InputStream in, Path temporary, MessageDigest digest, long maxBytes)
      throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long size = 0;
    try (DurableFiles.NewFile file = files.create(temporary)) {
      int read;
      while ((read = in.read(buffer)) != -1) {
        size += read;
        if (size > maxBytes) {
          return size;
        }
        digest.update(buffer, 0, read);
        file.write(ByteBuffer.wrap(buffer, 0, read));
      }
      file.force();
    }
    return size;
  }

  private void publish(Path temporary, ObjectId id) throws IOException {
    Path directory = durableDirectory(id);
    files.rename(temporary, file(id));
    files.forceDirectory(directory);
  }

  /** Creates the object's directory; one that another put has just created may not be durable. */
  private Path durableDirectory(ObjectId id) throws IOException {
    Path directory = directory(id);
    if (!durable.contains(directory)) {
      files.createDirectories(directory);
      files.forceDirectory(objects);
      files.forceDirectory(root);
      durable.add(directory);
    }
    return directory;
  }

  @Override
  public OptionalLong size(ObjectId id) throws IOException {
    try {
      return OptionalLong.of(Files.size(file(id)));
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public InputStream open(ObjectId id) throws IOException {
    try {
      return Files.newInputStream(file(id));
    } catch (NoSuchFileException e) {
      throw missing(id, e);
    }
  }

  @Override
  public MemorySegment map(ObjectId id, Arena arena) throws IOException {
    try (FileChannel channel = FileChannel.open(file(id), StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    } catch (NoSuchFileException e) {
      throw missing(id, e);
    }
  }

  @Override
  public List<StoreDefect> fsck() throws IOException {
    if (!Files.isDirectory(objects)) {
      return List.of();
    }
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        objects,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            found.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
    found.sort(null);
    List<StoreDefect> defects = new ArrayList<>();
    for (Path file : found) {
      check(file).ifPresent(defects::add);
    }
    return List.copyOf(defects);
  }

  private Optional<StoreDefect> check(Path file) throws IOException {
    Path relative = objects.relativize(file);
    String hex = relative.toString().replace(relative.getFileSystem().getSeparator(), "");
    Optional<ObjectId> id = ObjectId.parse(hex).filter(named -> file(named).equals(file));
    if (id.isEmpty() || !Files.isRegularFile(file)) {
      return Optional.of(new StoreDefect.Stray("objects/" + relative));
    }
    MessageDigest digest = ObjectId.sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      int read;
      while ((read = in.read(buffer)) != -1) {
        digest.update(buffer, 0, read);
      }
    }
    ObjectId actual = ObjectId.ofDigest(digest.digest());
    return actual.equals(id.get())
        ? Optional.empty()
        : Optional.of(new StoreDefect.Corrupt(id.get(), actual));
  }

  /**
   * Removes what crashed puts left behind.
   *
   * @param before only files last written before this instant, so that running puts are spared
   * @return how many files were removed
   */
  public int sweep(Instant before) throws IOException {
    if (!Files.isDirectory(incoming)) {
      return 0;
    }
    int removed = 0;
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(incoming)) {
      for (Path leftover : leftovers) {
        if (isOlder(leftover, before)) {
          files.deleteIfExists(leftover);
          removed++;
        }
      }
    }
    return removed;
  }

  private static boolean isOlder(Path file, Instant before) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(before);
    } catch (NoSuchFileException e) {
      return false; // Its put ended in the meantime.
    }
  }

  private Path directory(ObjectId id) {
    return objects.resolve(id.hex().substring(0, 2));
  }

  private Path file(ObjectId id) {
    return directory(id).resolve(id.hex().substring(2));
  }

  private static MissingObjectException missing(ObjectId id, NoSuchFileException cause) {
    MissingObjectException missing = new MissingObjectException(id);
    missing.initCause(cause);
    return missing;
  }
}
