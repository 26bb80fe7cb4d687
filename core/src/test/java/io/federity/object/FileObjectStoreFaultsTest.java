package io.federity.object;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.object.FailingFiles.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lets every single disk operation of a store's use fail, one after the other. */
class FileObjectStoreFaultsTest {
  private static final Logger STORE_LOG = Logger.getLogger(FileObjectStore.class.getName());
  private static final InstantSource CLOCK = InstantSource.system();
  private static final int MOST_OPERATIONS = 200;
  private static final byte[] CONTENT = new byte[200_000];
  private static final ObjectId ID;

  static {
    new Random(1).nextBytes(CONTENT);
    ID = ObjectId.ofBytes(CONTENT);
  }

  @TempDir Path folder;

  @BeforeAll
  static void silenceWarningsOfFailedSweeps() {
    STORE_LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void speakAgain() {
    STORE_LOG.setLevel(null);
  }

  @ParameterizedTest
  @EnumSource(Failure.class)
  void store_whoseNthOperationFails_isSoundAndARetryCompletes(Failure failure) throws IOException {
    Set<String> failed = new HashSet<>();
    for (int n = 1; n <= MOST_OPERATIONS; n++) {
      Path root = folder.resolve("n" + n);
      FailingFiles disk = new FailingFiles(n, failure);
      boolean succeeded = use(new FileObjectStore(root, disk, CLOCK));
      if (!disk.hasFailed()) {
        assertThat(succeeded).isTrue();
        assertThat(failed).containsExactlyInAnyOrderElementsOf(OPERATIONS);
        return;
      }
      failed.add(disk.failedOperation());
      if (failure.isOnce() && !disk.failedOperation().equals("delete")) {
        assertThat(files(root, "incoming"))
            .as("left by a failed %s", disk.failedOperation())
            .isEmpty();
      }
      FileObjectStore store = new FileObjectStore(root);
      store.restoreCondemned();
      assertThat(files(root, "condemned")).isEmpty();
      assertThat(store.fsck().defects()).as("after failure %d", n).isEmpty();
      assertThat(use(store)).isTrue();
      store.sweep(Instant.MAX);
      assertThat(files(root, "incoming")).isEmpty();
      assertThat(store.fsck()).isEqualTo(new StoreCheck(1, CONTENT.length, List.of()));
    }
    throw new AssertionError("more than " + MOST_OPERATIONS + " operations");
  }

  private static final Set<String> OPERATIONS =
      Set.of(
          "look",
          "create directory",
          "create",
          "write",
          "force",
          "force directory",
          "rename",
          "touch",
          "last modified",
          "link",
          "delete",
          "size",
          "open",
          "read",
          "map",
          "list");

  /**
   * Puts an object twice, reads it in both ways, removes another one and checks the store; false
   * where that failed.
   */
  private static boolean use(FileObjectStore store) {
    try {
      assertThat(put(store))
          .isIn(new PutOutcome.Stored(CONTENT.length), new PutOutcome.AlreadyThere(CONTENT.length));
      put(store);
      try (InputStream in = store.open(ID)) {
        assertThat(in.readAllBytes()).isEqualTo(CONTENT);
      }
      try (Arena arena = Arena.ofConfined()) {
        assertThat(store.map(ID, arena).toArray(ValueLayout.JAVA_BYTE)).isEqualTo(CONTENT);
      }
      ObjectId unneeded = store.put(new byte[1]);
      assertThat(store.removeUnlessPutSince(unneeded, Instant.MAX)).isTrue();
      List<StoreDefect> defects = store.fsck().defects();
      assertThat(defects)
          .allSatisfy(defect ->
              assertThat(((StoreDefect.Unreadable) defect).reason()).contains("planned failure"));
      return defects.isEmpty();
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("planned failure");
      return false;
    }
  }

  private static PutOutcome put(FileObjectStore store) throws IOException {
    return store.put(ID, new ByteArrayInputStream(CONTENT), CONTENT.length);
  }

  private static List<Path> files(Path root, String folder) throws IOException {
    if (!Files.isDirectory(root.resolve(folder))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files.toList();
    }
  }
}
