package io.federity.object;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * The disk as a store uses it: writing, in operations whose order makes a write survive a crash,
 * and reading. A port, so that a test can let each single operation fail, and lose what a crash may
 * lose. Every operation that needs space throws {@link StorageFullException} where there is none.
 */
public interface DurableFiles {
  /** Tells whether a directory is there; a link to one counts. */
  boolean isDirectory(Path directory) throws IOException;

  /** Tells whether this process may create something in a directory. */
  boolean isWritable(Path directory) throws IOException;

  /** Creates a directory unless it is there; its parent must be. */
  void createDirectory(Path directory) throws IOException;

  /** Creates a file that must not exist yet. */
  NewFile create(Path file) throws IOException;

  /** Renames atomically, replacing what was there. */
  void rename(Path from, Path to) throws IOException;

  /**
   * Gives a file a second name.
   *
   * @throws java.nio.file.FileAlreadyExistsException if that name is taken
   */
  void link(Path file, Path second) throws IOException;

  /** Makes the names in a directory durable. */
  void forceDirectory(Path directory) throws IOException;

  /** Deletes a file if it exists. */
  void deleteIfExists(Path file) throws IOException;

  /**
   * Returns the bytes of a file.
   *
   * @throws java.nio.file.NoSuchFileException if it is not there
   */
  long size(Path file) throws IOException;

  /**
   * Opens a file for reading.
   *
   * @throws java.nio.file.NoSuchFileException if it is not there
   */
  InputStream open(Path file) throws IOException;

  /**
   * Maps a file into read-only memory that lives as long as {@code arena}.
   *
   * @throws java.nio.file.NoSuchFileException if it is not there
   */
  MemorySegment map(Path file, Arena arena) throws IOException;

  /**
   * Returns when a file was last written or touched.
   *
   * @throws java.nio.file.NoSuchFileException if it is not there
   */
  Instant lastModified(Path file) throws IOException;

  /**
   * Makes a file look as if it was written at {@code now}.
   *
   * @throws java.nio.file.NoSuchFileException if it is not there
   */
  void touch(Path file, Instant now) throws IOException;

  /** Lists a directory by name; nothing where it is not there. */
  List<Entry> list(Path directory) throws IOException;

  /** Creates a directory and its missing parents, and makes their names durable. */
  default void createDirectories(Path directory) throws IOException {
    Path parent = directory.getParent();
    if (parent == null || isDirectory(directory)) {
      return;
    }
    createDirectories(parent);
    createDirectory(directory);
    forceDirectory(parent);
  }

  /**
   * Writes a file that is either complete and durable or, after a crash, as it was before.
   *
   * @param content is read to its end and not closed
   */
  default void replace(Path file, InputStream content) throws IOException {
    Path target = file.toAbsolutePath();
    Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    try {
      try (NewFile out = create(temporary)) {
        byte[] buffer = new byte[1 << 16];
        int read;
        while ((read = content.read(buffer)) != -1) {
          out.write(ByteBuffer.wrap(buffer, 0, read));
        }
        out.force();
      }
      rename(temporary, target);
      forceDirectory(Objects.requireNonNull(target.getParent()));
    } finally {
      deleteIfExists(temporary);
    }
  }

  /** Returns the operations of the real disk. */
  static DurableFiles disk() {
    return DiskFiles.INSTANCE;
  }

  /** A file being written. */
  interface NewFile extends Closeable {
    /** Appends all remaining bytes. */
    void write(ByteBuffer bytes) throws IOException;

    /** Makes the bytes written so far durable. */
    void force() throws IOException;
  }

  /** What a name in a directory stands for; links are not followed. */
  enum Kind {
    FILE,
    DIRECTORY,
    OTHER
  }

  /** One name in a directory. */
  record Entry(Path path, Kind kind, Instant lastModified) {}
}
