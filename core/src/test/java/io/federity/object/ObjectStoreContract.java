package io.federity.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every object store must do; each implementation's test inherits it. */
public abstract class ObjectStoreContract {
  private static final long NO_LIMIT = Long.MAX_VALUE;

  private ObjectStore store;

  /** Opens an empty store. */
  protected abstract ObjectStore openEmpty() throws IOException;

  /** Changes a stored object behind the store's back. */
  protected abstract void corrupt(ObjectId id) throws IOException;

  @BeforeEach
  void open() throws IOException {
    store = openEmpty();
  }

  @Test
  void object_stored_isReadBack() throws IOException {
    for (int size : new int[] {0, 1, 65_535, 65_536, 65_537, 1_000_000}) {
      byte[] content = content(size);
      ObjectId id = ObjectId.ofBytes(content);
      assertThat(store.contains(id)).isFalse();
      assertThat(put(content)).isEqualTo(new PutOutcome.Stored(size));
      assertThat(store.contains(id)).isTrue();
      assertThat(store.size(id)).isEqualTo(OptionalLong.of(size));
      try (InputStream in = store.open(id)) {
        assertThat(in.readAllBytes()).isEqualTo(content);
      }
    }
    assertThat(store.fsck()).isEqualTo(new StoreCheck(6, 1_196_609, List.of()));
  }

  @Test
  void objects_stored_areListed() throws IOException {
    assertThat(store.ids()).isEmpty();
    ObjectId first = store.put(new byte[] {1});
    ObjectId second = store.put(new byte[] {2});
    assertThat(store.ids()).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void bytes_putWithoutId_areStoredUnderTheirHash() throws IOException {
    byte[] content = content(77);
    ObjectId id = store.put(content);
    assertThat(id).isEqualTo(ObjectId.ofBytes(content));
    assertThat(store.put(content)).isEqualTo(id);
    assertThat(store.size(id)).isEqualTo(OptionalLong.of(77));
  }

  @Test
  void object_mapped_isReadOnlyAndEndsWithTheArena() throws IOException {
    byte[] content = content(10_000);
    put(content);
    MemorySegment mapped;
    try (Arena arena = Arena.ofConfined()) {
      mapped = store.map(ObjectId.ofBytes(content), arena);
      assertThat(mapped.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(content);
      assertThat(mapped.isReadOnly()).isTrue();
    }
    assertThat(mapped.scope().isAlive()).isFalse();
  }

  @Test
  void object_withoutBytes_isMapped() throws IOException {
    put(new byte[0]);
    try (Arena arena = Arena.ofConfined()) {
      assertThat(store.map(ObjectId.ofBytes(new byte[0]), arena).byteSize()).isZero();
    }
  }

  @Test
  void object_putTwice_isAlreadyThere() throws IOException {
    byte[] content = content(100);
    put(content);
    assertThat(put(content)).isEqualTo(new PutOutcome.AlreadyThere(100));
  }

  @Test
  void object_whoseBytesAreOther_isRefused() throws IOException {
    byte[] content = content(100);
    ObjectId other = ObjectId.ofBytes(content(99));
    assertThat(store.put(other, new ByteArrayInputStream(content), NO_LIMIT))
        .isEqualTo(new PutOutcome.HashMismatch(ObjectId.ofBytes(content)));
    assertThat(store.contains(other)).isFalse();
    assertThat(store.contains(ObjectId.ofBytes(content))).isFalse();
  }

  @Test
  void object_alreadyThere_isNoProofForWhoHasOtherBytes() throws IOException {
    byte[] secret = content(100);
    put(secret);
    InputStream guess = new ByteArrayInputStream(content(99));
    assertThat(store.put(ObjectId.ofBytes(secret), guess, NO_LIMIT))
        .isEqualTo(new PutOutcome.HashMismatch(ObjectId.ofBytes(content(99))));
    assertThat(store.fsck().defects()).isEmpty();
  }

  @Test
  void object_ofExactlyTheLimit_isStoredAndOneByteMoreIsNot() throws IOException {
    byte[] content = content(100_000);
    ObjectId id = ObjectId.ofBytes(content);
    assertThat(store.put(id, new ByteArrayInputStream(content), 99_999))
        .isEqualTo(new PutOutcome.TooLarge(99_999));
    assertThat(store.contains(id)).isFalse();
    assertThat(store.put(id, new ByteArrayInputStream(content), 100_000))
        .isEqualTo(new PutOutcome.Stored(100_000));
  }

  @Test
  void object_endless_isNotReadToTheEnd() throws IOException {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 1;
          }
        };
    assertThat(store.put(ObjectId.ofBytes(new byte[0]), endless, 1_000_000))
        .isEqualTo(new PutOutcome.TooLarge(1_000_000));
  }

  @Test
  void object_whoseStreamBreaks_isAbsentAndMayBePutAgain() throws IOException {
    byte[] content = content(200_000);
    InputStream broken =
        new InputStream() {
          private int position;

          @Override
          public int read() throws IOException {
            if (position == 150_000) {
              throw new IOException("connection reset");
            }
            return Byte.toUnsignedInt(content[position++]);
          }
        };
    ObjectId id = ObjectId.ofBytes(content);
    assertThatThrownBy(() -> store.put(id, broken, NO_LIMIT)).hasMessage("connection reset");
    assertThat(store.contains(id)).isFalse();
    assertThat(put(content)).isEqualTo(new PutOutcome.Stored(200_000));
  }

  @Test
  void object_absent_isNamedByTheException() {
    ObjectId id = ObjectId.ofBytes(content(5));
    assertThatThrownBy(() -> store.open(id))
        .isInstanceOfSatisfying(
            MissingObjectException.class, missing -> assertThat(missing.id()).isEqualTo(id))
        .hasMessageContaining(id.hex());
    try (Arena arena = Arena.ofConfined()) {
      assertThatThrownBy(() -> store.map(id, arena)).isInstanceOf(MissingObjectException.class);
    }
  }

  @Test
  void object_notPutSince_isRemoved_andMayBePutAgain() throws IOException {
    byte[] content = content(10);
    ObjectId id = ObjectId.ofBytes(content);
    put(content);
    put(content(11));
    assertThat(store.removeUnlessPutSince(id, Instant.now().minusSeconds(60))).isFalse();
    assertThat(store.contains(id)).isTrue();

    assertThat(store.removeUnlessPutSince(id, Instant.now().plusSeconds(60))).isTrue();

    assertThat(store.ids()).containsExactly(ObjectId.ofBytes(content(11)));
    assertThat(store.removeUnlessPutSince(id, Instant.now().plusSeconds(60))).isFalse();
    assertThat(put(content)).isEqualTo(new PutOutcome.Stored(10));
    assertThat(store.removeUnlessPutSince(id, Instant.now().minusSeconds(60))).isFalse();
  }

  @Test
  void object_corrupted_isFoundByFsck() throws IOException {
    byte[] good = content(10);
    byte[] bad = content(11);
    put(good);
    put(bad);
    ObjectId id = ObjectId.ofBytes(bad);
    corrupt(id);
    assertThat(store.fsck().defects())
        .singleElement()
        .isInstanceOfSatisfying(
            StoreDefect.Corrupt.class,
            corrupt -> {
              assertThat(corrupt.id()).isEqualTo(id);
              assertThat(corrupt.actual()).isNotEqualTo(id);
            });
    assertThat(store.fsck().objects()).isEqualTo(2);
  }

  @Test
  void objects_putAtTheSameTime_areStored() throws Exception {
    int threads = 8;
    byte[] shared = content(300_000);
    CyclicBarrier start = new CyclicBarrier(threads);
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<PutOutcome>> outcomes = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        byte[] own = content(1000 + i);
        Callable<PutOutcome> task =
            () -> {
              start.await();
              put(own);
              return put(shared);
            };
        outcomes.add(executor.submit(task));
      }
      for (Future<PutOutcome> outcome : outcomes) {
        assertThat(outcome.get())
            .isIn(new PutOutcome.Stored(300_000), new PutOutcome.AlreadyThere(300_000));
      }
    }
    for (int i = 0; i < threads; i++) {
      assertThat(store.contains(ObjectId.ofBytes(content(1000 + i)))).isTrue();
    }
    assertThat(store.fsck().defects()).isEmpty();
  }

  private PutOutcome put(byte[] content) throws IOException {
    return store.put(ObjectId.ofBytes(content), new ByteArrayInputStream(content), NO_LIMIT);
  }

  private static byte[] content(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }
}
