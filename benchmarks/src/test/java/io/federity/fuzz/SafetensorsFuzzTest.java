package io.federity.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.federity.tensor.SafetensorsFile;
import io.federity.tensor.SafetensorsOutcome;
import io.federity.tensor.SafetensorsReader;
import io.federity.tensor.SafetensorsWriter;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorObject;
import io.federity.tensor.TensorObjectOutcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.Comparator;
import java.util.List;

class SafetensorsFuzzTest {
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void read(byte[] input) {
    try {
      check(input);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // never: everything is in memory
    }
  }

  private static void check(byte[] input) throws IOException {
    switch (SafetensorsReader.read(input)) {
      case SafetensorsOutcome.Parsed(SafetensorsFile file) -> assertComesBack(file);
      case SafetensorsOutcome.Malformed malformed -> assertThat(malformed.detail()).isNotBlank();
    }
    if (TensorObject.read(MemorySegment.ofArray(input))
        instanceof TensorObjectOutcome.Valid(Tensor tensor)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      TensorObject.write(tensor, out);
      assertThat(out.toByteArray()).isEqualTo(input);
    }
  }

  private static void assertComesBack(SafetensorsFile file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SafetensorsWriter.write(file.tensors(), file.metadata(), out);
    SafetensorsFile again =
        ((SafetensorsOutcome.Parsed) SafetensorsReader.read(out.toByteArray())).file();
    assertThat(again.metadata()).isEqualTo(file.metadata());
    List<Tensor> before = byName(file);
    List<Tensor> after = byName(again);
    assertThat(after).hasSameSizeAs(before);
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i).sameBits(before.get(i))).isTrue();
    }
  }

  private static List<Tensor> byName(SafetensorsFile file) {
    return file.tensors().stream().sorted(Comparator.comparing(Tensor::name)).toList();
  }
}
