package io.federity.tensor;

import static io.federity.tensor.SafetensorsBytes.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsReaderTest {
  private static final byte[] TWO_TENSORS =
      SafetensorsBytes.of(
          "{\"__metadata__\":{\"format\":\"pt\"},"
              + tensor("b", "I16", "[2]", 0, 4)
              + ","
              + tensor("a", "U8", "[1,3]", 4, 7)
              + "}",
          7);

  @Test
  void tensorsAndMetadata_areRead() {
    SafetensorsFile file = parsed(TWO_TENSORS);
    assertThat(file.metadata()).containsExactly(entry("format", "pt"));
    assertThat(file.tensors()).extracting(Tensor::name).containsExactly("b", "a");
    Tensor b = file.find("b").orElseThrow();
    assertThat(b.getLong(1)).isEqualTo(0x0403);
    Tensor a = file.find("a").orElseThrow();
    assertThat(a.spec()).isEqualTo(new TensorSpec("a", DType.U8, List.of(1L, 3L)));
    assertThat(a.getLong(2)).isEqualTo(7);
    assertThat(file.find("c")).isEmpty();
  }

  @Test
  void file_isMappedUntilClosed(@TempDir Path folder) throws IOException {
    Path path = Files.write(folder.resolve("m.safetensors"), TWO_TENSORS);
    SafetensorsFile file =
        switch (SafetensorsReader.read(path)) {
          case SafetensorsOutcome.Parsed(SafetensorsFile parsed) -> parsed;
          case SafetensorsOutcome.Malformed malformed -> throw new AssertionError(malformed);
        };
    Tensor tensor = file.tensors().getFirst();
    assertThat(tensor.data().isMapped()).isTrue();
    assertThat(tensor.getLong(0)).isEqualTo(0x0201);
    file.close();
    assertThatThrownBy(() -> tensor.getLong(0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void file_malformedOrEmpty_isRefused(@TempDir Path folder) throws IOException {
    Path path = Files.write(folder.resolve("m.safetensors"), new byte[0]);
    assertThat(SafetensorsReader.read(path)).isInstanceOf(SafetensorsOutcome.Malformed.class);
  }

  @Test
  void file_missing_throws(@TempDir Path folder) {
    assertThatThrownBy(() -> SafetensorsReader.read(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void members_inAnyOrder_areSortedByTheirData() {
    byte[] content =
        SafetensorsBytes.of(
            "{"
                + tensor("last", "I8", "[1]", 2, 3)
                + ","
                + tensor("first", "I8", "[2]", 0, 2)
                + "}",
            3);
    assertThat(parsed(content).tensors()).extracting(Tensor::name).containsExactly("first", "last");
  }

  @Test
  void tensorsWithoutElements_shareAnOffset() {
    byte[] content =
        SafetensorsBytes.of(
            "{"
                + tensor("x", "I8", "[1]", 0, 1)
                + ","
                + tensor("none", "F64", "[3,0]", 0, 0)
                + ","
                + tensor("end", "F64", "[0]", 1, 1)
                + "}",
            1);
    assertThat(parsed(content).tensors()).hasSize(3);
  }

  @Test
  void emptyHeader_hasNoTensors() {
    assertThat(parsed(SafetensorsBytes.of("{}", 0)).tensors()).isEmpty();
    assertThat(parsed(SafetensorsBytes.of("{}      ", 0)).tensors()).isEmpty();
  }

  @Test
  void whiteSpaceAndEscapes_areRead() {
    byte[] content =
        SafetensorsBytes.of(
            "{\n\t\"\\u0061\\\"\\\\\\/\\ud83d\\ude00é\" :\r\n"
                + "{ \"data_offsets\" : [ 0 , 1 ] , \"shape\" : [ ] , \"dtype\" : \"I8\" } }",
            1);
    assertThat(parsed(content).tensors())
        .extracting(Tensor::name)
        .containsExactly("a\"\\/\uD83D\uDE00é");
  }

  @Test
  void unalignedData_isRead() {
    String header = "{" + tensor("w", "F64", "[1]", 0, 8) + "}";
    header += " ".repeat(Math.floorMod(1 - header.length(), 8));
    Tensor tensor = parsed(SafetensorsBytes.of(header, 8)).tensors().getFirst();
    assertThat(Double.doubleToRawLongBits(tensor.getDouble(0))).isEqualTo(0x0807060504030201L);
  }

  @Test
  void truncationAtEveryByte_isRefused() {
    for (int length = 0; length < TWO_TENSORS.length; length++) {
      assertThat(SafetensorsReader.read(Arrays.copyOf(TWO_TENSORS, length)))
          .as("first %d bytes", length)
          .isInstanceOf(SafetensorsOutcome.Malformed.class);
    }
  }

  @Test
  void everySingleByteChanged_neverThrows() {
    for (int at = 0; at < TWO_TENSORS.length; at++) {
      byte[] changed = TWO_TENSORS.clone();
      for (int value = 0; value < 256; value++) {
        changed[at] = (byte) value;
        assertThat(SafetensorsReader.read(changed)).isNotNull();
      }
    }
  }

  @Test
  void randomMutations_neverThrowAndCoverTheData() {
    Random random = new Random(42);
    for (int i = 0; i < 50_000; i++) {
      byte[] changed = TWO_TENSORS.clone();
      for (int change = random.nextInt(1, 6); change > 0; change--) {
        int from = random.nextInt(changed.length);
        int to = random.nextInt(8, changed.length);
        changed[to] = random.nextBoolean() ? changed[from] : (byte) random.nextInt(32, 127);
      }
      if (SafetensorsReader.read(MemorySegment.ofArray(changed))
          instanceof SafetensorsOutcome.Parsed(SafetensorsFile file)) {
        long bytes = file.tensors().stream().mapToLong(t -> t.data().byteSize()).sum();
        assertThat(bytes).isEqualTo(7);
      }
    }
  }

  private static SafetensorsFile parsed(byte[] content) {
    return switch (SafetensorsReader.read(content)) {
      case SafetensorsOutcome.Parsed(SafetensorsFile file) -> file;
      case SafetensorsOutcome.Malformed malformed -> throw new AssertionError(malformed);
    };
  }
}
