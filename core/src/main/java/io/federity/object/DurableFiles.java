package io.federity.object;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The file operations whose order makes a write survive a crash. A port, so that a test can let
 * each single one of them fail.
 */
public interface DurableFiles {
  /** Creates the directory and its missing parents. */
  void createDirectories(Path directory) throws IOException;

  /** Creates a file that must not exist yet. */
  NewFile create(Path file) throws IOException;

  /** Renames atomically, replacing what was there. */
  void rename(Path from, Path to) throws IOException;

  /** Makes the names in a directory durable. */
  void forceDirectory(Path directory) throws IOException;

  /** Deletes a file if it exists. */
  void deleteIfExists(Path file) throws IOException;

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
}
