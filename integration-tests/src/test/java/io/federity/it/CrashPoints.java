package io.federity.it;

import io.federity.demo.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The named places at which the server under test can be held: armed from here by files, reached
 * when the server says so by files. What happens then is up to the test.
 */
final class CrashPoints {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Path folder;

  private CrashPoints(Path folder) {
    this.folder = folder;
  }

  /** The points of a server that was started with {@code folder} as FEDERITY_CRASH_POINTS. */
  static CrashPoints in(Path folder) {
    try {
      Files.createDirectories(folder);
      return new CrashPoints(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Holds whoever is the first to reach the point from now on. */
  void arm(String point) {
    arm(point, 1);
  }

  /** Holds whoever is the {@code time}th to reach the point from now on. */
  void arm(String point, int time) {
    try {
      Path draft = Files.writeString(folder.resolve(point + ".draft"), String.valueOf(time));
      Files.move(draft, folder.resolve(point + ".armed"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the server is held at the point. */
  void awaitReached(String point) {
    Path reached = reached(point);
    Waiting.until(
        "the server is held at " + point,
        PATIENCE,
        () -> Files.exists(reached) ? Optional.of(reached) : Optional.empty());
  }

  /** Lets the server go on, or clears what a server that was killed there left. */
  void release(String point) {
    try {
      Files.delete(reached(point));
    } catch (IOException e) {
      throw new UncheckedIOException(point + " was not reached", e);
    }
  }

  private Path reached(String point) {
    return folder.resolve(point + ".reached");
  }
}
