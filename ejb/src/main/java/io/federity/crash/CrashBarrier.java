package io.federity.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/**
 * Holds a thread at a named point. The point is armed by a file {@code <point>.armed}, which says
 * at the how-manieth time to stop; whoever gets there turns it into {@code <point>.reached} and
 * waits while that file exists. A test that sees it ends the process with SIGKILL: nothing in the
 * process takes part in its own crash. Removing the file lets the thread go on instead.
 *
 * <p>There is a barrier only where {@code FEDERITY_CRASH_POINTS} names its folder and {@code
 * FEDERITY_TESTING} is {@code true}.
 */
final class CrashBarrier {
  private static final System.Logger LOG = System.getLogger(CrashBarrier.class.getName());
  private static final long POLL_MILLIS = 20;
  private static final Optional<CrashBarrier> OF_THIS_SERVER = of(System.getenv());

  private final Path folder;

  CrashBarrier(Path folder) {
    this.folder = folder;
  }

  /** The barrier of this process; none in production. */
  static Optional<CrashBarrier> ofThisServer() {
    return OF_THIS_SERVER;
  }

  static Optional<CrashBarrier> of(Map<String, String> environment) {
    String folder = environment.getOrDefault("FEDERITY_CRASH_POINTS", "");
    if (folder.isBlank()) {
      return Optional.empty();
    }
    if (!"true".equals(environment.get("FEDERITY_TESTING"))) {
      LOG.log(System.Logger.Level.ERROR, "FEDERITY_CRASH_POINTS is for tests only and is ignored");
      return Optional.empty();
    }
    LOG.log(System.Logger.Level.WARNING, "TESTING: this server stops at crash points in " + folder);
    return Optional.of(new CrashBarrier(Path.of(folder)));
  }

  /** Waits where the point is armed and this is the time to stop. */
  void hold(String point) {
    Path reached = folder.resolve(point + ".reached");
    try {
      if (!isDue(point, reached)) {
        return;
      }
      LOG.log(System.Logger.Level.WARNING, "TESTING: held at " + point);
      while (Files.exists(reached)) {
        Thread.sleep(POLL_MILLIS);
      }
      LOG.log(System.Logger.Level.WARNING, "TESTING: goes on at " + point);
    } catch (IOException e) {
      throw new UncheckedIOException("crash point " + point, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at crash point " + point, e);
    }
  }

  private synchronized boolean isDue(String point, Path reached) throws IOException {
    Path armed = folder.resolve(point + ".armed");
    try {
      int left = Integer.parseInt(Files.readString(armed, StandardCharsets.US_ASCII).strip());
      if (left > 1) {
        Files.writeString(armed, String.valueOf(left - 1), StandardCharsets.US_ASCII);
        return false;
      }
      Files.move(armed, reached, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (NoSuchFileException _) {
      return false;
    }
  }
}
