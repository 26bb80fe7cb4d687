package io.federity.object;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A disk whose Nth operation fails, and every later one too if it is broken for good. */
final class FailingFiles implements DurableFiles {
  /** How the disk fails. */
  enum Failure {
    /** Nothing works any more, as after a crash, so that no clean-up hides what was left. */
    FOR_GOOD,
    /** The same, and a failing write has written half of its bytes. */
    FOR_GOOD_WITH_A_SHORT_WRITE,
    /** Only the one operation fails. */
    ONCE,
    /** The same, and a failing write has written half of its bytes. */
    ONCE_WITH_A_SHORT_WRITE;

    boolean isOnce() {
      return this == ONCE || this == ONCE_WITH_A_SHORT_WRITE;
    }

    boolean isShort() {
      return this == FOR_GOOD_WITH_A_SHORT_WRITE || this == ONCE_WITH_A_SHORT_WRITE;
    }
  }

  private final DurableFiles disk = DurableFiles.disk();
  private final int failAt;
  private final Failure failure;
  private int operations;
  private String failed = "";

  /** Plans the failure of one operation, counted from 1 on. */
  FailingFiles(int failAt, Failure failure) {
    this.failAt = failAt;
    this.failure = failure;
  }

  boolean hasFailed() {
    return operations >= failAt;
  }

  /** The operation that failed first. */
  String failedOperation() {
    return failed;
  }

  private void step(String operation) throws IOException {
    operations++;
    if (operations == failAt || (operations > failAt && !failure.isOnce())) {
      failed = failed.isEmpty() ? operation : failed;
      throw new IOException("planned failure of operation " + operations + ": " + operation);
    }
  }

  @Override
  public boolean isDirectory(Path directory) throws IOException {
    step("look");
    return disk.isDirectory(directory);
  }

  @Override
  public boolean isWritable(Path directory) throws IOException {
    step("look");
    return disk.isWritable(directory);
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    step("create directory");
    disk.createDirectory(directory);
  }

  @Override
  public NewFile create(Path file) throws IOException {
    step("create");
    NewFile created = disk.create(file);
    return new NewFile() {
      @Override
      public void write(ByteBuffer bytes) throws IOException {
        try {
          step("write");
        } catch (IOException e) {
          if (failure.isShort() && operations == failAt) {
            created.write(bytes.slice(0, bytes.remaining() / 2));
          }
          throw e;
        }
        created.write(bytes);
      }

      @Override
      public void force() throws IOException {
        step("force");
        created.force();
      }

      @Override
      public void close() throws IOException {
        created.close();
      }
    };
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    step("rename");
    disk.rename(from, to);
  }

  @Override
  public void link(Path file, Path second) throws IOException {
    step("link");
    disk.link(file, second);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    step("force directory");
    disk.forceDirectory(directory);
  }

  @Override
  public void deleteIfExists(Path file) throws IOException {
    step("delete");
    disk.deleteIfExists(file);
  }

  @Override
  public long size(Path file) throws IOException {
    step("size");
    return disk.size(file);
  }

  @Override
  public InputStream open(Path file) throws IOException {
    step("open");
    return new FilterInputStream(disk.open(file)) {
      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        step("read");
        return super.read(buffer, offset, length);
      }
    };
  }

  @Override
  public MemorySegment map(Path file, Arena arena) throws IOException {
    step("map");
    return disk.map(file, arena);
  }

  @Override
  public Instant lastModified(Path file) throws IOException {
    step("last modified");
    return disk.lastModified(file);
  }

  @Override
  public void touch(Path file, Instant now) throws IOException {
    step("touch");
    disk.touch(file, now);
  }

  @Override
  public List<Entry> list(Path directory) throws IOException {
    step("list");
    return disk.list(directory);
  }
}
