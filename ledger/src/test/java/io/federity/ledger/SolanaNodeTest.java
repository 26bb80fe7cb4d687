package io.federity.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The node's own tests, by Node's test runner. */
class SolanaNodeTest {
  @Test
  void nodeTests_all_pass() throws IOException, InterruptedException {
    Process tests =
        new ProcessBuilder("node", "--test")
            .directory(Path.of(SolanaNode.script()).toAbsolutePath().getParent().toFile())
            .redirectErrorStream(true)
            .start();
    String report = new String(tests.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(tests.waitFor()).as(report).isZero();
    assertThat(report).containsPattern("# pass [1-9]");
  }
}
