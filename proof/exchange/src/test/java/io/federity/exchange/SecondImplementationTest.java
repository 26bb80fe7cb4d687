package io.federity.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Proofs made here, before the second implementation: the same outcome for each, accepted and
 * refused. Where there is no Python, the test says so and is skipped.
 */
class SecondImplementationTest {
  private static final Path REFERENCE = Path.of("..", "reference", "vectors").toAbsolutePath();
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @TempDir private Path folder;

  private static boolean pythonIsThere() {
    return runs("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 10))");
  }

  private static boolean runs(String... command) {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> reference(String action, List<Path> files) throws Exception {
    Path errors = folder.resolve("errors.txt");
    List<String> command = new ArrayList<>(List.of("python3", REFERENCE.toString(), action));
    files.forEach(file -> command.add(file.toString()));
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
    return lines;
  }

  private Path write(String name, RandomJob.Made made, byte[] proof) throws IOException {
    Path file = folder.resolve(name + ".json");
    MAPPER.writeValue(file.toFile(), made.vector(proof));
    return file;
  }

  @Test
  void proofsMadeHere_haveTheSameOutcomeThere() throws Exception {
    assumeTrue(pythonIsThere(), "python3 (3.10 or newer) is not here: nothing compared");
    Random random = new Random(5);
    List<Path> files = new ArrayList<>();
    List<String> outcomes = new ArrayList<>();
    for (RandomJob job : RandomJob.ofEveryKind(random)) {
      RandomJob.Made made = job.make();
      byte[] changed = made.proof().clone();
      changed[48 + random.nextInt(changed.length - 48)] ^= 1;
      for (byte[] proof : List.of(made.proof(), changed)) {
        files.add(write("job" + files.size(), made, proof));
        outcomes.add(VectorTool.line(VectorVerifier.verify(Vector.read(files.getLast()))));
      }
    }
    assertThat(outcomes.stream().filter(line -> line.startsWith("Verified ")))
        .hasSize(files.size() / 2);
    assertThat(reference("verify", files)).isEqualTo(outcomes);
  }

  @Test
  void proofMadeHere_isMadeThereWithTheSameBytes() throws Exception {
    assumeTrue(pythonIsThere(), "python3 (3.10 or newer) is not here: nothing compared");
    RandomJob.Made made = RandomJob.ofEveryKind(new Random(6)).getFirst().make();
    Path file = write("again", made, made.proof());
    assertThat(reference("make", List.of(file))).containsExactly(VectorTool.sha256(made.proof()));
  }
}
