package io.federity.object;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The beginnings of objects whose upload broke off: {@code uploads/<uploader>/<object id>}, so that
 * nobody can add to, or learn of, what another person sends.
 *
 * <p>Nothing here is trusted: an object is hashed whole when it is complete. So no write is forced,
 * and two requests that append at once do no harm: at one offset, an object has one content.
 */
public final class PartialUploads {
  /** Most beginnings kept for one uploader; a further one replaces the oldest. */
  public static final int MAX_PER_UPLOADER = 16;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int BROKE_OFF = -2;

  private final Path root;

  /** Keeps them under {@code root}, which is created when the first one comes. */
  public PartialUploads(Path root) {
    this.root = root.resolve("uploads");
  }

  /** How much of the object has arrived from this uploader, in bytes. */
  public long size(String uploader, ObjectId id) throws IOException {
    try {
      return Files.size(file(uploader, id));
    } catch (NoSuchFileException _) {
      return 0;
    }
  }

  /**
   * Adds bytes. What arrives before {@code in} fails is kept.
   *
   * @param offset where the bytes belong; must be the size so far
   * @param maxBytes the largest object to accept, in bytes
   * @throws StorageFullException if there is no room; what has arrived is kept
   */
  public AppendOutcome append(
      String uploader, ObjectId id, long offset, InputStream in, long maxBytes) throws IOException {
    Path file = file(uploader, id);
    makeRoom(folder(uploader), file);
    try (FileChannel channel = FileChannel.open(file, CREATE, WRITE)) {
      if (offset != channel.size()) {
        return new AppendOutcome.WrongOffset(channel.size());
      }
      channel.position(offset);
      byte[] buffer = new byte[BUFFER_BYTES];
      int read;
      while ((read = next(in, buffer)) > 0) {
        if (channel.position() + read > maxBytes) {
          Files.delete(file);
          return new AppendOutcome.TooLarge(maxBytes);
        }
        write(channel, ByteBuffer.wrap(buffer, 0, read));
      }
      return read == BROKE_OFF
          ? new AppendOutcome.BrokeOff(channel.position())
          : new AppendOutcome.Appended(channel.position());
    }
  }

  /** The sender's failure is an outcome; one of our disk is an exception. */
  private static int next(InputStream in, byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException _) {
      return BROKE_OFF;
    }
  }

  private void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw StorageFullException.recognise(e, root, bytes.remaining());
    }
  }

  private static void makeRoom(Path folder, Path file) throws IOException {
    Files.createDirectories(folder);
    if (Files.exists(file)) {
      return;
    }
    List<Path> others = files(folder);
    others.sort(Comparator.comparing(PartialUploads::lastWritten));
    for (Path oldest : others.subList(0, Math.max(0, others.size() - MAX_PER_UPLOADER + 1))) {
      Files.deleteIfExists(oldest);
    }
  }

  /** Opens what has arrived; the caller closes the stream. */
  public InputStream open(String uploader, ObjectId id) throws IOException {
    try {
      return Files.newInputStream(file(uploader, id));
    } catch (NoSuchFileException _) {
      return InputStream.nullInputStream();
    }
  }

  /** Forgets what has arrived. */
  public void discard(String uploader, ObjectId id) throws IOException {
    Files.deleteIfExists(file(uploader, id));
  }

  /**
   * Removes the beginnings that nobody goes on with.
   *
   * @param before only those last added to before this instant
   * @return how many were removed
   */
  public int sweep(Instant before) throws IOException {
    int removed = 0;
    for (Path uploader : files(root)) {
      for (Path file : files(uploader)) {
        if (lastWritten(file).isBefore(before) && Files.deleteIfExists(file)) {
          removed++;
        }
      }
    }
    return removed;
  }

  private static List<Path> files(Path directory) throws IOException {
    List<Path> found = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return found;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      entries.forEach(found::add);
    }
    return found;
  }

  /** One that has just been finished by another request counts as new. */
  private static Instant lastWritten(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException _) {
      return Instant.MAX;
    }
  }

  private Path file(String uploader, ObjectId id) {
    return folder(uploader).resolve(id.hex());
  }

  /** Named by a hash: a username may hold anything. */
  private Path folder(String uploader) {
    return root.resolve(ObjectId.ofBytes(uploader.getBytes(StandardCharsets.UTF_8)).hex());
  }
}
