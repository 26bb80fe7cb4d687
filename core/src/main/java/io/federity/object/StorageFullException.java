package io.federity.object;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** There is no room on the disk, or the account's share of it is used up. */
public final class StorageFullException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What Linux and macOS say; in other languages the free space tells. */
  private static final String[] REASONS = {"No space left on device", "Disk quota exceeded"};

  /** Says where there is no room. */
  public StorageFullException(Path where, IOException cause) {
    super("the disk of " + where + " is full", cause);
  }

  /**
   * Recognises a failed write for want of space; any other failure comes back as it is.
   *
   * @param bytes how many were to be written
   */
  public static IOException recognise(IOException failure, Path where, long bytes) {
    return !(failure instanceof StorageFullException)
            && (saysSo(failure) || usableSpace(where).filter(space -> space <= bytes).isPresent())
        ? new StorageFullException(where, failure)
        : failure;
  }

  /** The first such exception among the causes of {@code failure}, which counts as one. */
  public static Optional<StorageFullException> among(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof StorageFullException full) {
        return Optional.of(full);
      }
    }
    return Optional.empty();
  }

  private static boolean saysSo(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    for (String reason : REASONS) {
      if (message.contains(reason)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Long> usableSpace(Path where) {
    for (Path at = where.toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at)) {
        try {
          return Optional.of(Files.getFileStore(at).getUsableSpace());
        } catch (IOException e) {
          return Optional.empty(); // then the failure speaks for itself
        }
      }
    }
    return Optional.empty();
  }
}
