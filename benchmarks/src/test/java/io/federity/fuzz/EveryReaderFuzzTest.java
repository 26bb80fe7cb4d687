package io.federity.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All readers in one process, for the build: the first byte chooses the reader, and it starts from
 * the inputs that are kept for each of them. One process a reader would cost minutes.
 */
class EveryReaderFuzzTest {
  private record Reader(Class<?> test, Consumer<byte[]> target) {}

  private static final List<Reader> READERS =
      List.of(
          new Reader(ArchitectureFuzzTest.class, new ArchitectureFuzzTest()::read),
          new Reader(CommitFuzzTest.class, new CommitFuzzTest()::read),
          new Reader(CsvFuzzTest.class, new CsvFuzzTest()::read),
          new Reader(JsonFuzzTest.class, new JsonFuzzTest()::read),
          new Reader(MintAccountFuzzTest.class, new MintAccountFuzzTest()::parse),
          new Reader(PolicyFuzzTest.class, new PolicyFuzzTest()::read),
          new Reader(ProofFileFuzzTest.class, new ProofFileFuzzTest()::verify),
          new Reader(RecipeFuzzTest.class, new RecipeFuzzTest()::read),
          new Reader(RpcAnswerFuzzTest.class, new RpcAnswerFuzzTest()::answer),
          new Reader(SafetensorsFuzzTest.class, new SafetensorsFuzzTest()::read),
          new Reader(SignInFuzzTest.class, new SignInFuzzTest()::challenge),
          new Reader(StatisticsFuzzTest.class, new StatisticsFuzzTest()::read));

  @MethodSource("keptInputs")
  @FuzzTest(maxDuration = "25s")
  void any(byte[] input) {
    if (input.length > 0) {
      int chosen = Byte.toUnsignedInt(input[0]) % READERS.size();
      READERS.get(chosen).target().accept(Arrays.copyOfRange(input, 1, input.length));
    }
  }

  static Stream<byte[]> keptInputs() {
    return IntStream.range(0, READERS.size())
        .boxed()
        .flatMap(i -> kept(READERS.get(i).test()).map(bytes -> prefixed(i, bytes)));
  }

  private static Stream<byte[]> kept(Class<?> test) {
    String folder = test.getSimpleName() + "Inputs";
    URL found = Objects.requireNonNull(test.getResource(folder), folder);
    try (Stream<Path> files = Files.walk(Path.of(found.toURI()))) {
      return files
          .filter(Files::isRegularFile)
          .sorted()
          .map(EveryReaderFuzzTest::bytes)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(folder, e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] prefixed(int first, byte[] rest) {
    byte[] all = new byte[rest.length + 1];
    all[0] = (byte) first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }
}
