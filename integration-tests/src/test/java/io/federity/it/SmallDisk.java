package io.federity.it;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A real file system of a few megabytes, in memory, that only one server sees: mounted in a
 * namespace of its own, which Linux gives to everybody, and reached from outside through the
 * server's process.
 */
final class SmallDisk {
  private static final long BYTES = 16L << 20;
  private static final String FILLER = "filler";

  private final Path folder;

  /** A disk that a server will see at {@code folder}. */
  SmallDisk(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  /** Whether this machine lets its users mount something for themselves. */
  static boolean isPossible() {
    try {
      return new ProcessBuilder("unshare", "--map-root-user", "--mount", "true").start().waitFor()
          == 0;
    } catch (IOException e) {
      return false; // no such command
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Where the server sees it. */
  Path folder() {
    return folder;
  }

  /** What starts a program that sees the disk; the program follows. */
  List<String> mounting() {
    return List.of(
        "unshare",
        "--map-root-user",
        "--mount",
        "sh",
        "-c",
        "mkdir -p \"$2\" && mount -t tmpfs -o size=\"$1\" federity \"$2\" && shift 2 && exec \"$@\"",
        "sh",
        String.valueOf(BYTES),
        folder.toString());
  }

  /** Writes to the disk of a running server until nothing more fits but so many bytes. */
  void fill(Federation server, long leave) {
    Path filler = seenFromOutside(server).resolve(FILLER);
    try (OutputStream out = Files.newOutputStream(filler)) {
      byte[] block = new byte[1 << 12];
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("No space left on device")) {
        throw new UncheckedIOException(e);
      }
    }
    try (FileChannel file = FileChannel.open(filler, StandardOpenOption.WRITE)) {
      file.truncate(file.size() - leave);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes room again. */
  void free(Federation server) {
    try {
      Files.delete(seenFromOutside(server).resolve(FILLER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The disk of a running server as this process reaches it. */
  Path seenFromOutside(Federation server) {
    try {
      String process = Files.readString(server.var().resolve("run/server.pid")).strip();
      return Path.of("/proc", process, "root").resolve(folder.toString().substring(1));
    } catch (IOException e) {
      throw new UncheckedIOException("the server does not run", e);
    }
  }
}
