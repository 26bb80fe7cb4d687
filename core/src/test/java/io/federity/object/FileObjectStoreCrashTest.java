package io.federity.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.object.SimulatedDisk.Lie;
import io.federity.object.SimulatedDisk.PowerCut;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Cuts the power at every single disk operation and looks at what may have survived. What a put has
 * acknowledged must be there; nothing half-written may be seen.
 */
class FileObjectStoreCrashTest {
  private static final Path ROOT = Path.of("/srv/federity/data");
  private static final int OUTCOMES_A_CUT = 40;
  private static final Logger STORE_LOG = Logger.getLogger(FileObjectStore.class.getName());
  private static final InstantSource CLOCK = InstantSource.system();
  private static final int MOST_OPERATIONS = 1_000;
  private static final Instant AN_HOUR_LATER = Instant.EPOCH.plusSeconds(3_600);

  /** The last two share a directory: their ids begin with the same two digits. */
  private static final List<byte[]> CONTENTS = List.of(bytes("first"), bytes("1"), bytes("12"));

  @BeforeAll
  static void silenceWarningsOfFailedSweeps() {
    STORE_LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void speakAgain() {
    STORE_LOG.setLevel(null);
  }

  @Test
  void power_cutAtEveryOperation_losesNothingAcknowledgedAndShowsNothingTorn() throws IOException {
    int cuts = 0;
    for (int cutAt = 1; cutAt < MOST_OPERATIONS; cutAt++) {
      for (int seed = 0; seed < OUTCOMES_A_CUT; seed++) {
        SimulatedDisk disk = new SimulatedDisk(cutAt, new Random(1_000L * cutAt + seed));
        List<byte[]> acknowledged = putAll(new FileObjectStore(ROOT, disk, CLOCK));
        if (!disk.isOff()) {
          assertThat(cuts).as("operations of three puts").isGreaterThan(25);
          return;
        }
        assertRecovers(disk.restarted(), acknowledged);
      }
      cuts++;
    }
    throw new AssertionError("three puts need more than " + MOST_OPERATIONS + " operations");
  }

  private static void assertRecovers(SimulatedDisk disk, List<byte[]> acknowledged)
      throws IOException {
    FileObjectStore store = new FileObjectStore(ROOT, disk, CLOCK);
    assertThat(store.fsck().defects()).isEmpty();
    assertHolds(store, acknowledged);
    assertThat(putAll(store)).as("a retry completes").isEqualTo(CONTENTS);
    store.sweep(Instant.MAX);
    assertThat(disk.list(ROOT.resolve("incoming"))).isEmpty();
    FileObjectStore afterAnotherCut = new FileObjectStore(ROOT, disk.restarted(), CLOCK);
    assertThat(afterAnotherCut.fsck().sound()).isTrue();
    assertHolds(afterAnotherCut, CONTENTS);
  }

  @Test
  void process_killedAtEveryOperation_leavesNothingThatALaterPowerCutLoses() throws IOException {
    for (int killedAt = 1; killedAt < MOST_OPERATIONS; killedAt++) {
      for (int seed = 0; seed < OUTCOMES_A_CUT; seed++) {
        SimulatedDisk disk = new SimulatedDisk(killedAt, new Random(1_000L * killedAt + seed));
        putAll(new FileObjectStore(ROOT, disk, CLOCK));
        if (!disk.isOff()) {
          return;
        }
        SimulatedDisk stillOn = disk.afterTheProcessDied();
        assertThat(putAll(new FileObjectStore(ROOT, stillOn, CLOCK))).isEqualTo(CONTENTS);
        FileObjectStore store = new FileObjectStore(ROOT, stillOn.restarted(), CLOCK);
        assertThat(store.fsck().sound()).isTrue();
        assertHolds(store, CONTENTS);
      }
    }
    throw new AssertionError("three puts need more than " + MOST_OPERATIONS + " operations");
  }

  /** The put comes when the removal has seen how old the object is, and not yet taken it away. */
  @Test
  void power_cutAtEveryOperation_ofARemovalThatAPutInterrupts_losesNothingAcknowledged()
      throws IOException {
    byte[] content = CONTENTS.getFirst();
    for (int cutAt = 1; cutAt < MOST_OPERATIONS; cutAt++) {
      for (int seed = 0; seed < OUTCOMES_A_CUT; seed++) {
        SimulatedDisk disk = new SimulatedDisk(MOST_OPERATIONS, new Random(seed));
        assertThat(putAll(new FileObjectStore(ROOT, disk, () -> Instant.EPOCH))).hasSize(3);
        SimulatedDisk later = disk.afterTheProcessDied(cutAt);
        List<byte[]> acknowledged = new ArrayList<>();
        DurableFiles interrupted =
            beforeTakingAway(
                later,
                () -> {
                  put(new FileObjectStore(ROOT, later, CLOCK), content);
                  acknowledged.add(content);
                });
        try {
          assertThat(
                  new FileObjectStore(ROOT, interrupted, CLOCK)
                      .removeUnlessPutSince(ObjectId.ofBytes(content), AN_HOUR_LATER))
              .isFalse();
          assertThat(acknowledged).hasSize(1);
        } catch (PowerCut e) {
          assertThat(later.isOff()).isTrue();
        }
        boolean over = !later.isOff();
        FileObjectStore store = new FileObjectStore(ROOT, later.restarted(), CLOCK);
        store.restoreCondemned();
        assertHolds(store, acknowledged);
        assertHolds(store, CONTENTS.subList(1, 3));
        assertThat(store.fsck().sound()).isTrue();
        if (over) {
          assertThat(cutAt).as("operations of a removal with a put in it").isGreaterThan(10);
          return;
        }
      }
    }
    throw new AssertionError("a removal needs more than " + MOST_OPERATIONS + " operations");
  }

  private interface DiskAction {
    void run() throws IOException;
  }

  /** The disk, with something that happens right before a removal renames an object. */
  private static DurableFiles beforeTakingAway(DurableFiles disk, DiskAction action) {
    return (DurableFiles)
        Proxy.newProxyInstance(
            DurableFiles.class.getClassLoader(),
            new Class<?>[] {DurableFiles.class},
            (proxy, method, arguments) -> {
              if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
              }
              if (method.getName().equals("rename") && arguments[1].toString().endsWith(".aside")) {
                action.run();
              }
              try {
                return method.invoke(disk, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Shows that the simulation finds what a forgotten force would do. */
  @ParameterizedTest
  @EnumSource(Lie.class)
  void power_cutOnADiskThatDoesNotForce_losesWhatWasAcknowledged(Lie lie) throws IOException {
    int damaged = 0;
    for (int seed = 0; seed < OUTCOMES_A_CUT; seed++) {
      SimulatedDisk disk = new SimulatedDisk(MOST_OPERATIONS, new Random(seed), lie);
      assertThat(putAll(new FileObjectStore(ROOT, disk, CLOCK))).isEqualTo(CONTENTS);
      FileObjectStore store = new FileObjectStore(ROOT, disk.restarted(), CLOCK);
      StoreCheck check = store.fsck();
      damaged += check.sound() && check.objects() == CONTENTS.size() ? 0 : 1;
    }
    assertThat(damaged).isPositive();
  }

  @Test
  void put_onAFullDisk_leavesNothingBehindAndARetryCompletes() throws IOException {
    byte[] content = bytes("more than there is room for");
    for (int room = 0; room < content.length; room++) {
      SimulatedDisk disk = new SimulatedDisk(MOST_OPERATIONS, new Random(room));
      FileObjectStore store = new FileObjectStore(ROOT, disk, CLOCK);
      disk.limit(room);
      assertThatThrownBy(() -> put(store, content))
          .isInstanceOf(StorageFullException.class)
          .hasMessageStartingWith("the disk of " + ROOT);
      assertThat(disk.list(ROOT.resolve("incoming"))).as("%d bytes of room", room).isEmpty();
      assertThat(store.fsck()).isEqualTo(new StoreCheck(0, 0, List.of()));
      disk.limit(content.length);
      assertThat(put(store, content)).isEqualTo(new PutOutcome.Stored(content.length));
      assertHolds(store, List.of(content));
    }
  }

  /** Puts one after the other until the power is cut; returns what was acknowledged. */
  private static List<byte[]> putAll(ObjectStore store) throws IOException {
    List<byte[]> acknowledged = new ArrayList<>();
    for (byte[] content : CONTENTS) {
      try {
        assertThat(put(store, content))
            .isIn(
                new PutOutcome.Stored(content.length), new PutOutcome.AlreadyThere(content.length));
        acknowledged.add(content);
      } catch (PowerCut e) {
        return acknowledged;
      }
    }
    return acknowledged;
  }

  private static PutOutcome put(ObjectStore store, byte[] content) throws IOException {
    return store.put(ObjectId.ofBytes(content), new Trickle(content), content.length);
  }

  private static void assertHolds(ObjectStore store, List<byte[]> contents) throws IOException {
    for (byte[] content : contents) {
      try (InputStream in = store.open(ObjectId.ofBytes(content))) {
        assertThat(in.readAllBytes()).isEqualTo(content);
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Gives its bytes in small pieces, so that a put writes several times. */
  private static final class Trickle extends ByteArrayInputStream {
    Trickle(byte[] content) {
      super(content);
    }

    @Override
    public synchronized int read(byte[] buffer, int offset, int length) {
      return super.read(buffer, offset, Math.min(length, 2));
    }
  }
}
