package io.federity.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.object.InMemoryObjectStore;
import io.federity.object.ObjectId;
import io.federity.object.PutOutcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TensorObjectTest {
  private static final Tensor BIAS = Tensor.ofFloats("fc.bias", List.of(2L), 1f, -2f);

  @Test
  void bytes_areASafetensorsFileOfThisTensorAlone() throws IOException {
    byte[] bytes = bytes(BIAS);
    assertThat(new String(bytes, 8, 64, StandardCharsets.UTF_8))
        .isEqualTo("{\"fc.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}    ");
    assertThat(bytes).hasSize(8 + 64 + 8);
    assertThat(TensorObject.size(BIAS.spec())).isEqualTo(80);
  }

  @Test
  void id_isTheHashOfTheBytes() throws IOException {
    assertThat(TensorObject.id(BIAS)).isEqualTo(ObjectId.ofBytes(bytes(BIAS)));
  }

  @Test
  void id_isTheSameForEver() {
    // Computed by Python's hashlib over the 80 bytes; a change would orphan every stored model.
    assertThat(TensorObject.id(BIAS).hex())
        .isEqualTo("a480016dc8676ed00bc90fc41d315c0eeab90e1b1040f42f4f580602e76826d1");
  }

  @Test
  void id_dependsOnNameTypeShapeAndData() {
    assertThat(
            List.of(
                TensorObject.id(BIAS),
                TensorObject.id(Tensor.ofFloats("fc.bias2", List.of(2L), 1f, -2f)),
                TensorObject.id(Tensor.ofFloats("fc.bias", List.of(2L, 1L), 1f, -2f)),
                TensorObject.id(Tensor.ofFloats("fc.bias", List.of(2L), 1f, -3f)),
                TensorObject.id(
                    Tensor.of(new TensorSpec("fc.bias", DType.I32, List.of(2L)), BIAS.data()))))
        .doesNotHaveDuplicates();
  }

  @Test
  void randomTensors_surviveWritingAndReading() throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < 500; i++) {
      Tensor tensor = SafetensorsWriterTest.randomTensor(random, "layer\"." + i + ".é");
      assertThat(TensorObject.read(MemorySegment.ofArray(bytes(tensor))))
          .isInstanceOfSatisfying(
              TensorObjectOutcome.Valid.class,
              valid -> assertThat(valid.tensor().sameBits(tensor)).isTrue());
    }
  }

  @Test
  void stored_isOpenedAgain() throws IOException {
    InMemoryObjectStore store = new InMemoryObjectStore();
    ObjectId id = TensorObject.put(BIAS, store);
    assertThat(TensorObject.put(BIAS, store)).isEqualTo(id);
    try (Arena arena = Arena.ofConfined()) {
      assertThat(TensorObject.open(id, store, arena))
          .isInstanceOfSatisfying(
              TensorObjectOutcome.Valid.class,
              valid -> assertThat(valid.tensor().sameBits(BIAS)).isTrue());
    }
  }

  @Test
  void stored_thatCannotBe_throws() {
    Tensor tensor = Tensor.ofFloats("w", List.of(1L), 1f);
    InMemoryObjectStore lying =
        new InMemoryObjectStore() {
          @Override
          public PutOutcome put(ObjectId expected, InputStream in, long maxBytes) {
            return new PutOutcome.HashMismatch(expected);
          }
        };
    assertThatThrownBy(() -> TensorObject.put(tensor, lying)).isInstanceOf(IOException.class);
  }

  @Test
  void otherEncodingsOfTheSameTensor_areNotCanonical() {
    String canonical = "{" + SafetensorsBytes.tensor("w", "I8", "[1]", 0, 1) + "}";
    canonical += " ".repeat(Math.floorMod(-canonical.length(), 8));
    assertThat(read(canonical, 1)).isInstanceOf(TensorObjectOutcome.Valid.class);
    for (String other :
        List.of(
            canonical + "        ",
            canonical.stripTrailing(),
            canonical.replace(":[1]", ": [1]"),
            canonical.replace("\"w\"", "\"\\u0077\""),
            "{\"__metadata__\":{}," + canonical.substring(1),
            "{\"w\":{\"shape\":[1],\"dtype\":\"I8\",\"data_offsets\":[0,1]}}")) {
      assertThat(read(other, 1)).as(other).isInstanceOf(TensorObjectOutcome.NotCanonical.class);
    }
  }

  @Test
  void header_longerThanThatOfAnyTensor_isRefusedBeforeItIsRead() throws IOException {
    List<Long> shape = Collections.nCopies(TensorSpec.MAX_RANK, 1L);
    Tensor longest =
        Tensor.of(
            new TensorSpec("\"".repeat(TensorSpec.MAX_NAME_BYTES), DType.BF16, shape),
            MemorySegment.ofArray(new byte[2]));
    assertThat(TensorObject.read(MemorySegment.ofArray(bytes(longest))))
        .isInstanceOf(TensorObjectOutcome.Valid.class);
    String small = "{" + SafetensorsBytes.tensor("w", "I8", "[1]", 0, 1) + "}";
    String padded = small + " ".repeat((int) TensorObject.MAX_HEADER_BYTES - small.length() + 1);
    assertThat(read(padded, 1))
        .isInstanceOfSatisfying(
            TensorObjectOutcome.Malformed.class,
            malformed ->
                assertThat(malformed.defect()).isEqualTo(SafetensorsDefect.HEADER_TOO_LARGE));
  }

  @Test
  void shapeOfLargeDimensionsAndNoElements_hasAHeaderThatIsRead() throws IOException {
    List<Long> shape = new ArrayList<>(Collections.nCopies(TensorSpec.MAX_RANK, 0L));
    shape.set(0, Long.MAX_VALUE / 8);
    Tensor empty =
        Tensor.of(new TensorSpec("w", DType.F64, shape), MemorySegment.ofArray(new byte[0]));
    assertThat(TensorObject.read(MemorySegment.ofArray(bytes(empty))))
        .isInstanceOf(TensorObjectOutcome.Valid.class);
  }

  @Test
  void noTensorOrTwo_areNotCanonical() throws IOException {
    assertThat(read("{}      ", 0)).isInstanceOf(TensorObjectOutcome.NotCanonical.class);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SafetensorsWriter.write(List.of(BIAS, Tensor.ofFloats("w", List.of(1L), 1f)), Map.of(), out);
    assertThat(TensorObject.read(MemorySegment.ofArray(out.toByteArray())))
        .isEqualTo(new TensorObjectOutcome.NotCanonical("2 tensors instead of one"));
  }

  @Test
  void truncationAtEveryByte_isRefused() throws IOException {
    byte[] bytes = bytes(BIAS);
    for (int length = 0; length < bytes.length; length++) {
      assertThat(TensorObject.read(MemorySegment.ofArray(Arrays.copyOf(bytes, length))))
          .isInstanceOf(TensorObjectOutcome.Malformed.class);
    }
  }

  private static TensorObjectOutcome read(String header, int dataBytes) {
    return TensorObject.read(MemorySegment.ofArray(SafetensorsBytes.of(header, dataBytes)));
  }

  private static byte[] bytes(Tensor tensor) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TensorObject.write(tensor, out);
    return out.toByteArray();
  }
}
