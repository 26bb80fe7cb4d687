package io.federity.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileObjectStoreTest extends ObjectStoreContract {
  private static final byte[] ABC = "abc".getBytes(StandardCharsets.UTF_8);
  private static final ObjectId ABC_ID = ObjectId.ofBytes(ABC);

  @TempDir Path root;

  @Override
  protected ObjectStore openEmpty() {
    return new FileObjectStore(root);
  }

  @Override
  protected void corrupt(ObjectId id) throws IOException {
    byte[] content = Files.readAllBytes(file(id));
    content[0] ^= 1;
    Files.write(file(id), content);
  }

  @Test
  void object_liesUnderItsFirstTwoDigits() throws IOException {
    putAbc();
    assertThat(
            root.resolve("objects/ba")
                .resolve("7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
        .hasBinaryContent(ABC);
  }

  @Test
  void put_ofAnyOutcome_leavesNothingIncoming() throws IOException {
    FileObjectStore store = new FileObjectStore(root);
    putAbc();
    putAbc();
    store.put(ObjectId.ofBytes(new byte[0]), new ByteArrayInputStream(ABC), 10);
    store.put(ABC_ID, new ByteArrayInputStream(ABC), 2);
    try (Stream<Path> files = Files.list(root.resolve("incoming"))) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void object_ofTheWrongSize_isReplacedByAPut() throws IOException {
    Files.createDirectories(file(ABC_ID).getParent());
    Files.write(file(ABC_ID), new byte[0]);
    assertThat(new FileObjectStore(root).fsck().defects()).hasSize(1);
    assertThat(putAbc()).isEqualTo(new PutOutcome.Stored(3));
    assertThat(new FileObjectStore(root).fsck().defects()).isEmpty();
  }

  @Test
  void object_withOtherBytesOfTheSameSize_isReplacedByAPut() throws IOException {
    putAbc();
    corrupt(ABC_ID);
    assertThat(new FileObjectStore(root).fsck().sound()).isFalse();
    assertThat(putAbc()).isEqualTo(new PutOutcome.Stored(3));
    assertThat(new FileObjectStore(root).fsck()).isEqualTo(new StoreCheck(1, 3, List.of()));
    assertThat(putAbc()).isEqualTo(new PutOutcome.AlreadyThere(3));
  }

  @Test
  void leftovers_ofACrash_areInvisibleAndSweptOnceOld() throws IOException {
    FileObjectStore store = new FileObjectStore(root);
    assertThat(store.sweep(Instant.now())).isZero();
    putAbc();
    Instant crash = Instant.parse("2026-01-01T00:00:00Z");
    Path old = leftover("old.part", crash);
    Path running = leftover("running.part", crash.plusSeconds(10));
    assertThat(store.fsck().defects()).isEmpty();
    assertThat(store.sweep(crash.plusSeconds(5))).isEqualTo(1);
    assertThat(old).doesNotExist();
    assertThat(running).exists();
    assertThat(store.contains(ABC_ID)).isTrue();
  }

  @Test
  void leftovers_ofACrash_areSweptByTheNextPutAndThenOnceAnHour() throws IOException {
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    AtomicReference<Instant> now = new AtomicReference<>(start);
    FileObjectStore store = new FileObjectStore(root, DurableFiles.disk(), now::get);
    Files.createDirectories(root.resolve("incoming"));
    Path old = leftover("old.part", start.minusSeconds(3_601));
    Path young = leftover("young.part", start.minusSeconds(3_599));
    store.put(ABC);
    assertThat(old).doesNotExist();
    assertThat(young).exists();
    now.set(start.plusSeconds(3_599));
    store.put(ABC);
    assertThat(young).exists();
    now.set(start.plusSeconds(3_600));
    store.put(ABC);
    assertThat(young).doesNotExist();
  }

  @Test
  void leftovers_thatCannotBeSwept_doNotFailAPut() throws IOException {
    Files.createDirectories(root.resolve("incoming/directory.part/full"));
    Files.setLastModifiedTime(
        root.resolve("incoming/directory.part"), FileTime.from(Instant.EPOCH));
    assertThat(putAbc()).isEqualTo(new PutOutcome.Stored(3));
  }

  @Test
  void unneededObject_putAgain_isWantedAgain() throws IOException {
    FileObjectStore store = new FileObjectStore(root);
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    store.put(ABC);
    age(ABC_ID, yesterday.minusSeconds(1));
    assertThat(putAbc()).isEqualTo(new PutOutcome.AlreadyThere(3));
    assertThat(store.removeUnlessPutSince(ABC_ID, yesterday)).isFalse();

    age(ABC_ID, yesterday.minusSeconds(1));
    assertThat(store.removeUnlessPutSince(ABC_ID, yesterday)).isTrue();
    assertThat(root.resolve("condemned")).isEmptyDirectory();
  }

  @Test
  void removal_whilePutsComeAndGo_keepsWhatAnyOfThemHasAcknowledged() throws Exception {
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    int removals = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      for (int round = 0; round < 500; round++) {
        new FileObjectStore(root).put(ABC);
        age(ABC_ID, yesterday.minusSeconds(1));
        CyclicBarrier together = new CyclicBarrier(3);
        Callable<Boolean> removal =
            () -> {
              together.await();
              return new FileObjectStore(root).removeUnlessPutSince(ABC_ID, yesterday);
            };
        Future<Boolean> first = threads.submit(removal);
        Future<Boolean> second = threads.submit(removal);
        Future<PutOutcome> put =
            threads.submit(() -> {
              together.await();
              return putAbc();
            });
        put.get();
        removals += (first.get() ? 1 : 0) + (second.get() ? 1 : 0);
        assertThat(file(ABC_ID)).as("round %d", round).hasBinaryContent(ABC);
      }
    }
    assertThat(removals).as("removals that came before the put").isPositive();
    assertThat(root.resolve("condemned")).isEmptyDirectory();
  }

  @Test
  void strayFiles_areFoundByFsck() throws IOException {
    putAbc();
    Files.writeString(root.resolve("objects/README"), "hello");
    Files.createDirectories(root.resolve("objects/a"));
    String rest = ABC_ID.hex().substring(1);
    Files.write(root.resolve("objects/a").resolve("b" + rest), ABC);
    assertThat(new FileObjectStore(root).fsck().defects())
        .containsExactlyInAnyOrder(
            new StoreDefect.Stray("objects/README"), new StoreDefect.Stray("objects/a/b" + rest));
  }

  @Test
  void twoStoresOnOneFolder_shareTheirObjects() throws IOException {
    putAbc();
    assertThat(new FileObjectStore(root).contains(ABC_ID)).isTrue();
  }

  private Path leftover(String name, Instant lastWritten) throws IOException {
    Path file = Files.write(root.resolve("incoming").resolve(name), ABC);
    return Files.setLastModifiedTime(file, FileTime.from(lastWritten));
  }

  private void age(ObjectId id, Instant lastPut) throws IOException {
    Files.setLastModifiedTime(file(id), FileTime.from(lastPut));
  }

  private PutOutcome putAbc() throws IOException {
    return new FileObjectStore(root).put(ABC_ID, new ByteArrayInputStream(ABC), 10);
  }

  private Path file(ObjectId id) {
    return root.resolve("objects").resolve(id.hex().substring(0, 2)).resolve(id.hex().substring(2));
  }
}
