package io.federity.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Vectors of the second implementation, which shares nothing with this one but the text: its proofs
 * must be verified, its forgeries refused with the same code, and the same seeds must give the same
 * bytes.
 */
class VectorsTest {
  private static final Path FOLDER = Path.of("..", "src", "test", "vectors");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  static List<Path> honestOnes() throws IOException {
    return files().stream().filter(file -> read(file).has("seed")).toList();
  }

  private static Vector read(Path file) {
    try {
      return Vector.read(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void vector_ofTheOtherImplementation_hasTheSameOutcome(Path file) {
    Vector vector = read(file);
    assertThat(VectorTool.line(VectorVerifier.verify(vector)))
        .isEqualTo(vector.member("expect").orElseThrow().textValue());
  }

  @ParameterizedTest
  @MethodSource("honestOnes")
  void vector_madeAgainFromItsSeeds_hasTheSameBytes(Path file) throws Exception {
    Vector vector = read(file);
    byte[] made = VectorMaker.make(vector);
    assertThat(VectorTool.sha256(made))
        .isEqualTo(vector.member("proof_sha256").orElseThrow().textValue());
    assertThat(made).isEqualTo(vector.members().bytes("proof"));
  }

  @Test
  void vectors_areOfEveryKind_acceptedAndRefused() throws IOException {
    assertThat(honestOnes()).hasSizeGreaterThanOrEqualTo(7);
    assertThat(files().size() - honestOnes().size()).isGreaterThanOrEqualTo(10);
  }
}
