package io.federity.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.object.SimulatedDisk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsWriterTest {
  /** What the reference implementation writes for attn0 = [[[[0, 1, 2], [3, 4, 5]]]]. */
  private static final String REFERENCE_PADDED =
      "4800000000000000"
          + hex("{\"attn0\":{\"dtype\":\"F32\",\"shape\":[1,1,2,3],\"data_offsets\":[0,24]}}")
          + "20202020202020"
          + "000000000000803f0000004000004040000080400000a040";

  @Test
  void oneTensor_isAsTheReferenceWritesIt() throws IOException {
    Tensor tensor = Tensor.ofFloats("attn0", List.of(1L, 1L, 2L, 3L), 0, 1, 2, 3, 4, 5);
    assertThat(HexFormat.of().formatHex(written(List.of(tensor), Map.of())))
        .isEqualTo(REFERENCE_PADDED);
  }

  @Test
  void headerOfAMultipleOf8_hasNoPadding() throws IOException {
    Tensor tensor = Tensor.ofFloats("attn.0", List.of(1L, 2L, 3L), 0, 1, 2, 3, 4, 5);
    byte[] bytes = written(List.of(tensor), Map.of());
    assertThat(bytes[0]).isEqualTo((byte) 64);
    assertThat(new String(bytes, 8, 64, StandardCharsets.UTF_8))
        .isEqualTo("{\"attn.0\":{\"dtype\":\"F32\",\"shape\":[1,2,3],\"data_offsets\":[0,24]}}");
  }

  @Test
  void file_replacedWhileThePowerIsCut_isTheOldOrTheNewOne() throws IOException {
    List<Tensor> before = List.of(Tensor.ofFloats("w", List.of(1L), 1));
    List<Tensor> after = List.of(Tensor.ofFloats("w", List.of(2L), 1, 2));
    Path file = Path.of("/model.safetensors");
    Set<Integer> sizes = new HashSet<>();
    for (int cutAt = 1; cutAt < 20; cutAt++) {
      for (int seed = 0; seed < 40; seed++) {
        Random random = new Random(100L * cutAt + seed);
        SimulatedDisk disk = new SimulatedDisk(cutAt, random);
        boolean first = writes(before, file, disk);
        boolean second = writes(after, file, disk);
        byte[] found = content(file, disk.restarted());
        sizes.add(found.length);
        assertThat(found)
            .isIn(
                first ? written(before, Map.of()) : new byte[0],
                written(second ? after : before, Map.of()),
                first ? written(after, Map.of()) : new byte[0]);
        assertThat(first && found.length == 0).isFalse();
      }
    }
    assertThat(sizes).hasSize(3);
  }

  private static boolean writes(List<Tensor> tensors, Path file, SimulatedDisk disk) {
    try {
      SafetensorsWriter.write(tensors, Map.of(), file, disk);
      return true;
    } catch (IOException e) {
      assertThat(disk.isOff()).isTrue();
      return false;
    }
  }

  private static byte[] content(Path file, SimulatedDisk disk) throws IOException {
    try (InputStream in = disk.open(file)) {
      return in.readAllBytes();
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  @Test
  void noTensors_isAsTheReferenceWritesIt() throws IOException {
    assertThat(HexFormat.of().formatHex(written(List.of(), Map.of())))
        .isEqualTo("0800000000000000" + hex("{}      "));
    assertThat(HexFormat.of().formatHex(written(List.of(), Map.of("framework", "pt"))))
        .isEqualTo("2800000000000000" + hex("{\"__metadata__\":{\"framework\":\"pt\"}}     "));
  }

  @Test
  void tensors_areLaidOutWidestTypeFirstThenByName() throws IOException {
    List<Tensor> tensors = new ArrayList<>();
    for (DType dtype : DType.values()) {
      for (String name : List.of("b", "a", "\uD83D\uDE00", "\uFF5A")) {
        TensorSpec spec = new TensorSpec(dtype + "." + name, dtype, List.of(1L));
        tensors.add(TensorBuilder.of(spec).build());
      }
    }
    Collections.shuffle(tensors, new Random(3));
    List<String> names = parsed(written(tensors, Map.of())).stream().map(Tensor::name).toList();
    List<String> expected =
        Stream.of("I64", "F64", "F32", "I32", "BF16", "F16", "I16", "I8", "U8", "BOOL")
            .flatMap(dtype ->
                // By UTF-8 bytes: U+FF5A comes before U+1F600, unlike in UTF-16.
                Stream.of("a", "b", "\uFF5A", "\uD83D\uDE00").map(name -> dtype + "." + name))
            .toList();
    assertThat(names).isEqualTo(expected);
  }

  @Test
  void orderOfTensorsAndMetadata_doesNotMatter() throws IOException {
    Tensor a = Tensor.ofFloats("a", List.of(1L), 1f);
    Tensor b = Tensor.ofLongs("b", List.of(1L), 2);
    Map<String, String> reversed = new LinkedHashMap<>();
    reversed.put("z", "1");
    reversed.put("y", "2");
    assertThat(written(List.of(a, b), reversed))
        .isEqualTo(written(List.of(b, a), Map.of("y", "2", "z", "1")));
  }

  @Test
  void randomTensors_surviveWritingAndReading() throws IOException {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      List<Tensor> tensors = new ArrayList<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        tensors.add(randomTensor(random, "t" + i));
      }
      Map<String, String> metadata = Map.of("quote\"", "back\\slash\n\u0001é\uD83D\uDE00");
      byte[] bytes = written(tensors, metadata);
      assertThat(bytes.length % 8).isEqualTo((int) (dataBytes(tensors) % 8));
      SafetensorsFile file = ((SafetensorsOutcome.Parsed) SafetensorsReader.read(bytes)).file();
      assertThat(file.metadata()).isEqualTo(metadata);
      assertThat(file.tensors()).hasSameSizeAs(tensors);
      for (Tensor tensor : tensors) {
        assertThat(file.find(tensor.name()).orElseThrow().sameBits(tensor)).isTrue();
      }
    }
  }

  @Test
  void twoTensorsOfOneName_throw() {
    Tensor a = Tensor.ofFloats("a", List.of(1L), 1f);
    Tensor b = Tensor.ofLongs("a", List.of(1L), 2);
    assertThatThrownBy(() -> written(List.of(a, b), Map.of())).hasMessageContaining("'a'");
  }

  @Test
  void file_replacesAnOlderOneAndLeavesNothingElse(@TempDir Path folder) throws IOException {
    Path path = Files.writeString(folder.resolve("m.safetensors"), "older");
    Tensor tensor = Tensor.ofDoubles("w", List.of(2L), 1.5, -2.5);
    SafetensorsWriter.write(List.of(tensor), Map.of(), path);
    assertThat(Files.readAllBytes(path)).isEqualTo(written(List.of(tensor), Map.of()));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void file_whoseWritingFails_staysAsItWas(@TempDir Path folder) throws IOException {
    Path path = Files.writeString(folder.resolve("m.safetensors"), "older");
    Tensor a = Tensor.ofFloats("a", List.of(1L), 1f);
    assertThatThrownBy(() -> SafetensorsWriter.write(List.of(a, a), Map.of(), path))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(path).hasContent("older");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(path);
    }
  }

  static Tensor randomTensor(Random random, String name) {
    DType dtype = DType.values()[random.nextInt(DType.values().length)];
    List<Long> shape = random.longs(random.nextInt(4), 0, 4).boxed().toList();
    TensorSpec spec = new TensorSpec(name, dtype, shape);
    byte[] data = new byte[(int) spec.byteSize()];
    random.nextBytes(data);
    return Tensor.of(spec, MemorySegment.ofArray(data));
  }

  private static byte[] written(List<Tensor> tensors, Map<String, String> metadata)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SafetensorsWriter.write(tensors, metadata, out);
    return out.toByteArray();
  }

  private static List<Tensor> parsed(byte[] bytes) {
    return ((SafetensorsOutcome.Parsed) SafetensorsReader.read(bytes)).file().tensors();
  }

  private static long dataBytes(List<Tensor> tensors) {
    return tensors.stream().mapToLong(tensor -> tensor.spec().byteSize()).sum();
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
