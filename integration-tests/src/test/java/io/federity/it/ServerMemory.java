package io.federity.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** How much memory of its own (RssAnon) the server's JVM has, in bytes. */
final class ServerMemory {
  private final long pid;

  /** Of the server that was started in that folder. */
  ServerMemory(Path var) {
    try {
      long group = Long.parseLong(Files.readString(var.resolve("run/server.pid")).strip());
      this.pid =
          ProcessHandle.of(group)
              .orElseThrow()
              .descendants()
              .filter(process -> process.info().command().orElse("").endsWith("/java"))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("no JVM below process " + group))
              .pid();
    } catch (IOException e) {
      throw new UncheckedIOException("no server was started in " + var, e);
    }
  }

  long anonymous() {
    try {
      return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
          .filter(line -> line.startsWith("RssAnon:"))
          .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException("process " + pid + " is gone", e);
    }
  }

  /** The most that it had while {@code work} ran. */
  long peakDuring(Runnable work) throws InterruptedException {
    var peak = new AtomicLong(anonymous());
    var done = new AtomicBoolean();
    Thread sampler =
        Thread.ofPlatform()
            .start(() -> {
              while (!done.get()) {
                peak.accumulateAndGet(anonymous(), Math::max);
                LockSupport.parkNanos(20_000_000);
              }
            });
    try {
      work.run();
    } finally {
      done.set(true);
      sampler.join();
    }
    return peak.get();
  }
}
