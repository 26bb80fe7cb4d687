package io.federity.object;

import io.federity.object.DurableFiles.Entry;
import io.federity.object.DurableFiles.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Objects as files: {@code objects/ab/cdef...}, the first two digits of the id being a directory.
 *
 * <p>A put writes to {@code incoming/}, hashes on the way, forces the file, renames it into place
 * and forces the directory, and its parents when it is new. What a crash leaves in {@code
 * incoming/} is invisible; the first put, and then one an hour, removes what nobody has written to
 * for an hour. Safe for use by many threads and processes on one file system.
 *
 * <p>A put of what is there touches the file, so that its age says how long nobody has wanted it. A
 * removal renames it into {@code condemned/}, where no put reaches it any more, looks at its age
 * once more, and puts it back if a put came in between. A second name, made durable before, is what
 * {@link #restoreCondemned} finds if the removal is cut off.
 */
public final class FileObjectStore implements ObjectStore {
  private static final System.Logger LOG = System.getLogger(FileObjectStore.class.getName());
  private static final int BUFFER_BYTES = 1 << 16;

  /** How the name of an object ends that is being removed. */
  private static final String ASIDE = ".aside";

  /** No put that still runs is silent for so long. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path root;
  private final Path objects;
  private final Path incoming;
  private final Path condemned;
  private final DurableFiles files;
  private final InstantSource clock;
  private final Set<Path> durable = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Instant> nextSweep = new AtomicReference<>(Instant.MIN);

  /** Opens the store under {@code root}, which is created when the first object comes. */
  public FileObjectStore(Path root) {
    this(root, DurableFiles.disk(), InstantSource.system());
  }

  /** Opens the store under {@code root} with other file operations and another clock. */
  public FileObjectStore(Path root, DurableFiles files, InstantSource clock) {
    this.root = root.toAbsolutePath();
    this.objects = this.root.resolve("objects");
    this.incoming = this.root.resolve("incoming");
    this.condemned = this.root.resolve("condemned");
    this.files = files;
    this.clock = clock;
  }

  @Override
  public PutOutcome put(ObjectId expected, InputStream in, long maxBytes) throws IOException {
    files.createDirectories(incoming);
    sweepWhenDue();
    Path temporary = incoming.resolve(UUID.randomUUID() + ".part");
    PutOutcome outcome;
    try {
      outcome = put(expected, in, maxBytes, temporary);
    } catch (IOException | RuntimeException e) {
      try {
        files.deleteIfExists(temporary);
      } catch (IOException left) {
        e.addSuppressed(left); // a later sweep removes it
      }
      throw e;
    }
    if (!(outcome instanceof PutOutcome.Stored)) {
      files.deleteIfExists(temporary);
    }
    return outcome;
  }

  private PutOutcome put(ObjectId expected, InputStream in, long maxBytes, Path temporary)
      throws IOException {
    MessageDigest digest = ObjectId.sha256();
    long size = receive(in, temporary, digest, maxBytes);
    if (size > maxBytes) {
      return new PutOutcome.TooLarge(maxBytes);
    }
    ObjectId actual = ObjectId.ofDigest(digest.digest());
    if (!actual.equals(expected)) {
      return new PutOutcome.HashMismatch(actual);
    }
    Path directory = durableDirectory(expected);
    if (isIntact(expected, size) && touch(expected)) {
      // An earlier put may have renamed and then failed: make the name durable before success.
      files.forceDirectory(directory);
      return new PutOutcome.AlreadyThere(size);
    }
    files.rename(temporary, file(expected));
    files.forceDirectory(directory);
    return new PutOutcome.Stored(size);
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

  /** Whether the right bytes are there; others of the same name are to be replaced. */
  private boolean isIntact(ObjectId id, long size) {
    try {
      return size(id).equals(OptionalLong.of(size)) && hash(file(id)).equals(id);
    } catch (IOException e) {
      return false; // What cannot be read is replaced by what has just been written.
    }
  }

  /**
   * Says that the object is wanted, unless it is gone by now. Touching may reach a file whose name
   * was taken away meanwhile; if the name is there afterwards, any removal has yet to look.
   */
  private boolean touch(ObjectId id) {
    try {
      files.touch(file(id), clock.instant());
      return contains(id);
    } catch (IOException e) {
      return false; // One of another account is replaced by what has just been written.
    }
  }

  /** Creates the object's directory; one that another put has just created may not be durable. */
  private Path durableDirectory(ObjectId id) throws IOException {
    Path directory = directory(id);
    if (!durable.contains(directory)) {
      files.createDirectories(directory);
      files.forceDirectory(objects);
      if (!durable.contains(root)) {
        forceWhatAnEarlierProcessMayHaveCreated();
        durable.add(root);
      }
      durable.add(directory);
    }
    return directory;
  }

  /** An earlier process may have created the root, or folders above it, and then been killed. */
  private void forceWhatAnEarlierProcessMayHaveCreated() throws IOException {
    files.forceDirectory(root);
    Path parent = root.getParent();
    while (parent != null && files.isWritable(parent)) {
      files.forceDirectory(parent);
      parent = parent.getParent();
    }
  }

  @Override
  public OptionalLong size(ObjectId id) throws IOException {
    try {
      return OptionalLong.of(files.size(file(id)));
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public InputStream open(ObjectId id) throws IOException {
    try {
      return files.open(file(id));
    } catch (NoSuchFileException e) {
      throw missing(id, e);
    }
  }

  @Override
  public MemorySegment map(ObjectId id, Arena arena) throws IOException {
    try {
      return files.map(file(id), arena);
    } catch (NoSuchFileException e) {
      throw missing(id, e);
    }
  }

  @Override
  public boolean removeUnlessPutSince(ObjectId id, Instant since) throws IOException {
    try {
      return files.lastModified(file(id)).isBefore(since) && condemn(id, since);
    } catch (NoSuchFileException | FileAlreadyExistsException e) {
      return false; // Another server removes it at this moment, or has removed it.
    }
  }

  private boolean condemn(ObjectId id, Instant since) throws IOException {
    files.createDirectories(condemned);
    Path kept = condemned.resolve(id.hex());
    files.link(file(id), kept);
    files.forceDirectory(condemned);
    Path aside = condemned.resolve(id.hex() + ASIDE);
    files.rename(file(id), aside);
    boolean unwanted = files.lastModified(aside).isBefore(since);
    if (unwanted) {
      files.deleteIfExists(aside);
    } else {
      files.rename(aside, file(id));
      files.forceDirectory(directory(id));
    }
    files.deleteIfExists(kept);
    return unwanted;
  }

  /** Puts back what removals that were cut off had renamed. For the start of a server. */
  public void restoreCondemned() throws IOException {
    for (Entry entry : files.list(condemned)) {
      String hex = String.valueOf(entry.path().getFileName()).replace(ASIDE, "");
      Optional<ObjectId> id = ObjectId.parse(hex);
      if (id.isPresent()) {
        restore(entry.path(), id.get());
      }
    }
  }

  private void restore(Path from, ObjectId id) throws IOException {
    if (contains(id)) {
      files.deleteIfExists(from);
    } else {
      files.rename(from, file(id));
      files.forceDirectory(directory(id));
    }
  }

  @Override
  public List<ObjectId> ids() throws IOException {
    return entries().stream().flatMap(entry -> named(entry).stream()).toList();
  }

  @Override
  public StoreCheck fsck() throws IOException {
    Fsck fsck = new Fsck();
    for (Entry entry : entries()) {
      fsck.check(entry);
    }
    return new StoreCheck(fsck.objects, fsck.bytes, fsck.defects);
  }

  /** Everything among the objects, in order of location. */
  private List<Entry> entries() throws IOException {
    List<Entry> found = new ArrayList<>();
    for (Entry entry : files.list(objects)) {
      if (entry.kind() == Kind.DIRECTORY) {
        found.addAll(files.list(entry.path()));
      } else {
        found.add(entry);
      }
    }
    return found;
  }

  /** The id of the object that an entry is, if it is one. */
  private Optional<ObjectId> named(Entry entry) {
    Path relative = objects.relativize(entry.path());
    String hex = relative.toString().replace(relative.getFileSystem().getSeparator(), "");
    return ObjectId.parse(hex)
        .filter(id -> file(id).equals(entry.path()))
        .filter(_ -> entry.kind() == Kind.FILE);
  }

  /** One run of the check. */
  private final class Fsck {
    private final List<StoreDefect> defects = new ArrayList<>();
    private long objects;
    private long bytes;

    void check(Entry entry) {
      Optional<ObjectId> id = named(entry);
      if (id.isEmpty()) {
        Path relative = FileObjectStore.this.objects.relativize(entry.path());
        defects.add(new StoreDefect.Stray("objects/" + relative));
        return;
      }
      objects++;
      try {
        ObjectId actual = hash(entry.path());
        bytes += files.size(entry.path());
        if (!actual.equals(id.get())) {
          defects.add(new StoreDefect.Corrupt(id.get(), actual));
        }
      } catch (IOException e) {
        defects.add(new StoreDefect.Unreadable(id.get(), String.valueOf(e.getMessage())));
      }
    }
  }

  private ObjectId hash(Path file) throws IOException {
    MessageDigest digest = ObjectId.sha256();
    try (InputStream in = files.open(file)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      int read;
      while ((read = in.read(buffer)) != -1) {
        digest.update(buffer, 0, read);
      }
    }
    return ObjectId.ofDigest(digest.digest());
  }

  /**
   * Removes what crashed puts left behind.
   *
   * @param before only files last written before this instant, so that running puts are spared
   * @return how many files were removed
   */
  public int sweep(Instant before) throws IOException {
    int removed = 0;
    for (Entry leftover : files.list(incoming)) {
      if (leftover.lastModified().isBefore(before)) {
        files.deleteIfExists(leftover.path());
        removed++;
      }
    }
    return removed;
  }

  private void sweepWhenDue() {
    Instant now = clock.instant();
    Instant due = nextSweep.get();
    if (now.isBefore(due) || !nextSweep.compareAndSet(due, now.plus(ABANDONED))) {
      return;
    }
    try {
      sweep(now.minus(ABANDONED));
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "leftovers in " + incoming + " stay for now", e);
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
