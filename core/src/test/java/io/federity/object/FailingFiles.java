package io.federity.object;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A disk whose Nth operation fails. After it nothing works any more, as after a crash, so that no
 * clean-up hides what was left behind.
 */
final class FailingFiles implements DurableFiles {
  private final DurableFiles disk = DurableFiles.disk();
  private final int failAt;
  private final boolean tearWrites;
  private int operations;

  /**
   * Plans the failure.
   *
   * @param failAt the operation that fails, from 1 on
   * @param tearWrites whether a failing write writes half of its bytes first
   */
  FailingFiles(int failAt, boolean tearWrites) {
    this.failAt = failAt;
    this.tearWrites = tearWrites;
  }

  boolean hasFailed() {
    return operations >= failAt;
  }

  private void step(String operation) throws IOException {
    if (++operations >= failAt) {
      throw new IOException("planned failure of operation " + operations + ": " + operation);
    }
  }

  @Override
  public void createDirectories(Path directory) throws IOException {
    step("create directory");
    disk.createDirectories(directory);
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
          if (tearWrites && operations == failAt) {
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
  public void forceDirectory(Path directory) throws IOException {
    step("force directory");
    disk.forceDirectory(directory);
  }

  @Override
  public void deleteIfExists(Path file) throws IOException {
    step("delete");
    disk.deleteIfExists(file);
  }
}
