package io.federity.object;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** {@link DurableFiles} on a real disk. */
enum DiskFiles implements DurableFiles {
  INSTANCE;

  private static final boolean WINDOWS =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

  @Override
  public boolean isDirectory(Path directory) {
    return Files.isDirectory(directory);
  }

  @Override
  public boolean isWritable(Path directory) {
    return Files.isWritable(directory);
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    try {
      writing(directory, 0, () -> Files.createDirectory(directory));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
  }

  @Override
  public NewFile create(Path file) throws IOException {
    return writing(file, 0, () -> new ChannelFile(file, FileChannel.open(file, CREATE_NEW, WRITE)));
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    writing(to, 0, () -> Files.move(from, to, ATOMIC_MOVE, REPLACE_EXISTING));
  }

  @Override
  public void link(Path file, Path second) throws IOException {
    writing(second, 0, () -> Files.createLink(second, file));
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    if (WINDOWS) {
      return; // A directory cannot be opened there, and NTFS journals its names itself.
    }
    try (FileChannel channel = FileChannel.open(directory, READ)) {
      force(directory, channel);
    }
  }

  private static void force(Path file, FileChannel channel) throws IOException {
    writing(
        file,
        0,
        () -> {
          channel.force(true);
          return file;
        });
  }

  @Override
  public void deleteIfExists(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public long size(Path file) throws IOException {
    return Files.size(file);
  }

  @Override
  public InputStream open(Path file) throws IOException {
    return Files.newInputStream(file);
  }

  @Override
  public MemorySegment map(Path file, Arena arena) throws IOException {
    try (FileChannel channel = FileChannel.open(file, READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    }
  }

  @Override
  public Instant lastModified(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant();
  }

  @Override
  public void touch(Path file, Instant now) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(now));
  }

  @Override
  public List<Entry> list(Path directory) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> names = Files.newDirectoryStream(directory)) {
      for (Path name : names) {
        add(name, entries);
      }
    } catch (NoSuchFileException e) {
      return List.of();
    }
    entries.sort(Comparator.comparing(Entry::path));
    return List.copyOf(entries);
  }

  private static void add(Path name, List<Entry> entries) throws IOException {
    try {
      var attributes = Files.readAttributes(name, BasicFileAttributes.class, NOFOLLOW_LINKS);
      Kind kind =
          attributes.isDirectory()
              ? Kind.DIRECTORY
              : attributes.isRegularFile() ? Kind.FILE : Kind.OTHER;
      entries.add(new Entry(name, kind, attributes.lastModifiedTime().toInstant()));
    } catch (NoSuchFileException e) {
      return; // It was renamed or deleted in the meantime.
    }
  }

  private static <T> T writing(Path where, long bytes, Operation<T> operation) throws IOException {
    try {
      return operation.run();
    } catch (IOException e) {
      throw StorageFullException.recognise(e, where, bytes);
    }
  }

  private interface Operation<T> {
    T run() throws IOException;
  }

  record ChannelFile(Path file, FileChannel channel) implements NewFile {
    @Override
    public void write(ByteBuffer bytes) throws IOException {
      while (bytes.hasRemaining()) {
        writing(file, bytes.remaining(), () -> channel.write(bytes));
      }
    }

    @Override
    public void force() throws IOException {
      DiskFiles.force(file, channel);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
