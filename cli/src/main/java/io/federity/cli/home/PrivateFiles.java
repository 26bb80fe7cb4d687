package io.federity.cli.home;

import io.federity.object.StorageFullException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Files that only their owner may read (mode 0600, in a folder of mode 0700), complete or as they
 * were before. Where the file system has no POSIX modes, the profile folder's own rules protect
 * them.
 */
public final class PrivateFiles {
  private PrivateFiles() {}

  /** Writes a file in place of what was there. */
  public static void replace(Path file, String content) {
    try {
      Path temporary = writeBeside(file, content);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write " + file,
          StorageFullException.recognise(e, file, content.getBytes(StandardCharsets.UTF_8).length));
    }
  }

  /** Writes a file that must not be there yet; false where it is, and then it is left alone. */
  public static boolean create(Path file, String content) {
    try {
      Path temporary = writeBeside(file, content);
      try {
        Files.createLink(file, temporary);
        return true;
      } catch (FileAlreadyExistsException e) {
        return false;
      } catch (UnsupportedOperationException e) {
        Files.writeString(file, content, StandardOpenOption.CREATE_NEW);
        return true;
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static Path writeBeside(Path file, String content) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(folder, mode(folder, "rwx------"));
    Path temporary = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID());
    Files.createFile(temporary, mode(folder, "rw-------"));
    Files.write(
        temporary,
        content.getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
    return temporary;
  }

  private static FileAttribute<?>[] mode(Path folder, String permissions) {
    Set<String> views = folder.getFileSystem().supportedFileAttributeViews();
    return views.contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
