package io.federity.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lets every single disk operation of a put fail, one after the other. */
class FileObjectStoreFaultsTest {
  private static final int MOST_OPERATIONS = 100;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void put_whoseNthOperationFails_leavesAStoreInWhichARetryCompletes(boolean tearWrites)
      throws IOException {
    byte[] content = new byte[200_000];
    new Random(1).nextBytes(content);
    ObjectId id = ObjectId.ofBytes(content);
    int failures = 0;
    while (failures < MOST_OPERATIONS) {
      Path root = folder.resolve("n" + failures);
      FailingFiles disk = new FailingFiles(failures + 1, tearWrites);
      FileObjectStore failing = new FileObjectStore(root, disk);
      if (putSucceeds(failing, id, content)) {
        assertThat(disk.hasFailed()).isFalse();
        break;
      }
      failures++;
      FileObjectStore store = new FileObjectStore(root);
      assertThat(store.fsck()).as("after failure %d", failures).isEmpty();
      assertThat(putSucceeds(store, id, content)).isTrue();
      assertIntact(store, id, content);
      store.sweep(Instant.MAX);
      assertIntact(store, id, content);
    }
    // Directory, create, four writes, force, directory, two forces, rename, force, delete.
    assertThat(failures).isBetween(10, 20);
  }

  private static boolean putSucceeds(FileObjectStore store, ObjectId id, byte[] content) {
    try {
      PutOutcome outcome = store.put(id, new ByteArrayInputStream(content), content.length);
      assertThat(outcome)
          .isIn(new PutOutcome.Stored(content.length), new PutOutcome.AlreadyThere(content.length));
      return true;
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("planned failure");
      return false;
    }
  }

  private static void assertIntact(FileObjectStore store, ObjectId id, byte[] content)
      throws IOException {
    assertThat(store.fsck()).isEmpty();
    try (InputStream in = store.open(id)) {
      assertThat(in.readAllBytes()).isEqualTo(content);
    }
  }
}
