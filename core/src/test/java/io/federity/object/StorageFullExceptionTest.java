package io.federity.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageFullExceptionTest {
  /** A device of Linux that has no room for anything. */
  private static final Path FULL = Path.of("/dev/full");

  @TempDir private Path folder;

  @Test
  void write_toADeviceWithoutRoom_isRecognised() throws IOException {
    assumeThat(FULL).exists();
    FileChannel channel = FileChannel.open(FULL, StandardOpenOption.WRITE);
    try (DurableFiles.NewFile file = new DiskFiles.ChannelFile(FULL, channel)) {
      assertThatThrownBy(() -> file.write(ByteBuffer.allocate(1)))
          .isInstanceOf(StorageFullException.class)
          .hasMessage("the disk of /dev/full is full")
          .hasCauseInstanceOf(IOException.class);
    }
  }

  @Test
  void failure_inAnotherLanguage_isRecognisedByTheFreeSpace() throws IOException {
    IOException failure = new IOException("Auf dem Ger\u00e4t ist kein Speicherplatz mehr");
    long free = Files.getFileStore(folder).getUsableSpace();
    Path file = folder.resolve("not/there/yet");
    assertThat(StorageFullException.recognise(failure, file, 2 * free))
        .isInstanceOf(StorageFullException.class)
        .hasCause(failure);
    assertThat(StorageFullException.recognise(failure, file, 0)).isSameAs(failure);
  }

  @Test
  void failure_ofAnotherKind_staysAsItIs() {
    IOException failure = new IOException("Input/output error");
    assertThat(StorageFullException.recognise(failure, folder, 1)).isSameAs(failure);
    IOException full = new StorageFullException(folder, failure);
    assertThat(StorageFullException.recognise(full, folder, 1)).isSameAs(full);
  }

  @Test
  void causes_areSearched() {
    StorageFullException full = new StorageFullException(folder, new IOException());
    assertThat(StorageFullException.among(full)).contains(full);
    assertThat(
            StorageFullException.among(
                new IllegalStateException(new UncheckedIOException("object", full))))
        .contains(full);
    assertThat(StorageFullException.among(new UncheckedIOException(new IOException()))).isEmpty();
  }
}
