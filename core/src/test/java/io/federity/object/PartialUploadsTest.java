package io.federity.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartialUploadsTest {
  private static final String ALICE = "alice.cleveland";
  private static final long MAX = 1 << 20;

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
  private final byte[] content = bytes(300_000);
  private final ObjectId id = ObjectId.ofBytes(content);
  @TempDir Path folder;

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private PartialUploads uploads() {
    return new PartialUploads(folder);
  }

  private static InputStream part(byte[] bytes, int from, int to) {
    return new ByteArrayInputStream(Arrays.copyOfRange(bytes, from, to));
  }

  private static InputStream cut() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("the connection broke");
      }
    };
  }

  private byte[] arrived() throws IOException {
    try (InputStream in = uploads().open(ALICE, id)) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 299_999})
  void upload_cutAnywhere_goesOnWhereItBrokeOff(int cutAt) throws IOException {
    InputStream broken = new SequenceInputStream(part(content, 0, cutAt), cut());
    assertThat(uploads().append(ALICE, id, 0, broken, MAX))
        .isEqualTo(new AppendOutcome.BrokeOff(cutAt));
    assertThat(uploads().size(ALICE, id)).isEqualTo(cutAt);

    InputStream rest = part(content, cutAt, content.length);
    assertThat(uploads().append(ALICE, id, cutAt, rest, MAX))
        .isEqualTo(new AppendOutcome.Appended(content.length));
    assertThat(arrived()).isEqualTo(content);
  }

  @Test
  void upload_cutManyTimes_isWhole() throws IOException {
    int at = 0;
    while (at < content.length) {
      int to = Math.min(content.length, at + random.nextInt(1, 40_000));
      InputStream broken = new SequenceInputStream(part(content, at, to), cut());
      uploads().append(ALICE, id, at, broken, MAX);
      at = to;
    }
    assertThat(ObjectId.ofBytes(arrived())).isEqualTo(id);
  }

  @Test
  void bytes_thatDoNotFollow_areRefusedAndChangeNothing() throws IOException {
    uploads().append(ALICE, id, 0, part(content, 0, 100), MAX);
    assertThat(uploads().append(ALICE, id, 99, part(content, 99, 200), MAX))
        .isEqualTo(new AppendOutcome.WrongOffset(100));
    assertThat(uploads().append(ALICE, id, 101, part(content, 101, 200), MAX))
        .isEqualTo(new AppendOutcome.WrongOffset(100));
    assertThat(arrived()).isEqualTo(Arrays.copyOf(content, 100));
    assertThat(uploads().append(ALICE, id, 100, part(content, 100, 200), MAX))
        .isEqualTo(new AppendOutcome.Appended(200));
  }

  @Test
  void object_aboveTheLimit_isRefusedAndForgotten() throws IOException {
    uploads().append(ALICE, id, 0, part(content, 0, 100), 150);
    assertThat(uploads().append(ALICE, id, 100, part(content, 100, 151), 150))
        .isEqualTo(new AppendOutcome.TooLarge(150));
    assertThat(uploads().size(ALICE, id)).isZero();
    assertThat(uploads().append(ALICE, id, 0, part(content, 0, 150), 150))
        .isEqualTo(new AppendOutcome.Appended(150));
  }

  @Test
  void uploader_seesNothingOfOthers() throws IOException {
    uploads().append(ALICE, id, 0, part(content, 0, 100), MAX);
    assertThat(uploads().size("bela.hungary", id)).isZero();
    uploads().discard("bela.hungary", id);
    assertThat(uploads().size(ALICE, id)).isEqualTo(100);
    uploads().discard(ALICE, id);
    assertThat(uploads().size(ALICE, id)).isZero();
  }

  @Test
  void uploaderWithManyBeginnings_losesTheOldest() throws IOException {
    for (int i = 0; i <= PartialUploads.MAX_PER_UPLOADER; i++) {
      ObjectId other = ObjectId.ofBytes(new byte[] {(byte) i});
      uploads().append(ALICE, other, 0, part(content, 0, 10), MAX);
      age(other, 1_000 - i);
    }
    assertThat(uploads().size(ALICE, ObjectId.ofBytes(new byte[] {0}))).isZero();
    assertThat(uploads().size(ALICE, ObjectId.ofBytes(new byte[] {1}))).isEqualTo(10);
  }

  @Test
  void beginning_thatNobodyGoesOnWith_isSweptAway() throws IOException {
    ObjectId fresh = ObjectId.ofBytes(new byte[] {1});
    uploads().append(ALICE, id, 0, part(content, 0, 10), MAX);
    uploads().append(ALICE, fresh, 0, part(content, 0, 10), MAX);
    age(id, 3_601);
    assertThat(uploads().sweep(Instant.now().minusSeconds(3_600))).isEqualTo(1);
    assertThat(uploads().size(ALICE, id)).isZero();
    assertThat(uploads().size(ALICE, fresh)).isEqualTo(10);
  }

  private void age(ObjectId object, int seconds) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Path file = files.filter(path -> path.endsWith(object.hex())).findFirst().orElseThrow();
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(seconds)));
    }
  }
}
