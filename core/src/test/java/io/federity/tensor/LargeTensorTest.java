package io.federity.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tensor that no array can hold, in a file that takes no room on the disk. */
class LargeTensorTest {
  private static final long VALUES = (1L << 29) + 3;

  @TempDir Path folder;

  @Test
  void tensorBeyondTwoGigabytes_isReadToItsLastValue() throws IOException {
    Path file = folder.resolve("model.safetensors");
    String header =
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[%d],\"data_offsets\":[0,%d]}}  "
            .formatted(VALUES, 4 * VALUES);
    try (var out = new RandomAccessFile(file.toFile(), "rw")) {
      out.write(littleEndian(8).putLong(header.length()).array());
      out.write(header.getBytes(StandardCharsets.US_ASCII));
      long data = out.getFilePointer();
      out.seek(data + 4 * (VALUES - 2));
      out.write(littleEndian(8).putFloat(1.5f).putFloat(Float.NaN).array());
    }
    switch (SafetensorsReader.read(file)) {
      case SafetensorsOutcome.Malformed malformed -> throw new AssertionError(malformed);
      case SafetensorsOutcome.Parsed(SafetensorsFile open) -> {
        try (open) {
          Tensor tensor = open.tensors().getFirst();
          assertThat(tensor.elementCount()).isEqualTo(VALUES);
          assertThat(tensor.getFloat(VALUES - 3)).isZero();
          assertThat(tensor.getFloat(VALUES - 2)).isEqualTo(1.5f);
          assertThat(tensor.firstNonFinite()).hasValue(VALUES - 1);
          double[] last = new double[2];
          tensor.readDoubles(VALUES - 3, last, 2);
          assertThat(last).containsExactly(0, 1.5);
          assertThat(TensorObject.size(tensor.spec())).isGreaterThan(4 * VALUES);
        }
      }
    }
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
