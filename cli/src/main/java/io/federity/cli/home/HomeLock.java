package io.federity.cli.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One command at a time changes a file of the home; other processes wait, too. */
public final class HomeLock {
  /** File locks belong to the process, so its own threads wait here first. */
  private static final ReentrantLock WITHIN_PROCESS = new ReentrantLock();

  private HomeLock() {}

  /** Runs the step while nobody else holds this file; a process that is killed lets go of it. */
  public static <T> T holding(Path file, Supplier<T> step) {
    Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
    WITHIN_PROCESS.lock();
    try {
      Files.createDirectories(Objects.requireNonNull(lockFile.toAbsolutePath().getParent()));
      try (FileChannel channel =
          FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        FileLock lock = channel.lock();
        T result = step.get();
        lock.release();
        return result;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + lockFile, e);
    } finally {
      WITHIN_PROCESS.unlock();
    }
  }
}
