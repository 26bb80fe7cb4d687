package io.federity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.commit.Commit;
import io.federity.tensor.SafetensorsFile;
import io.federity.tensor.SafetensorsOutcome;
import io.federity.tensor.SafetensorsReader;
import io.federity.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that strangers choose never become paths on a contributor's disk. */
class HostileNamesTest {
  private static final List<String> LIKE_PATHS =
      List.of(
          "../../outside",
          "..\\outside",
          "/tmp/federity-absolute",
          "C:\\outside",
          "CON",
          ".federity/HEAD",
          "model.safetensors",
          "head",
          "HEAD");

  @TempDir Path folder;
  @AutoClose private final FakeServer server = new FakeServer();

  @Test
  void pull_ofTensorsNamedLikePaths_writesObjectsAndTheModelOnly() throws IOException {
    Clinic clinic = new Clinic(folder, server).withClone();
    Path copy = clinic.terminal.directory;
    Set<Path> before = files();
    List<Tensor> tensors =
        LIKE_PATHS.stream().map(name -> Tensor.ofFloats(name, List.of(1L), name.length())).toList();
    Commit next = NextModel.publish(server, "../../message", tensors);

    clinic.terminal.ok("pull");

    Set<Path> added = files();
    added.removeAll(before);
    assertThat(added)
        .hasSize(LIKE_PATHS.size() + 2) // the tensors, the tree, the commit
        .allMatch(path -> path.startsWith(copy.resolve(".federity/objects")));
    assertThat(clinic.copy().head()).contains(next.id());
    try (SafetensorsFile model =
        ((SafetensorsOutcome.Parsed) SafetensorsReader.read(copy.resolve("model.safetensors")))
            .file()) {
      assertThat(model.tensors().stream().map(Tensor::name))
          .as("names that differ by case alone are two tensors")
          .containsExactlyInAnyOrderElementsOf(LIKE_PATHS);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../heart", "cleveland/..", "cleveland/../../x", "/etc/passwd", "cleveland/HEART"})
  void clone_ofARepositoryNamedLikeAPath_isRefusedAndWritesNothing(String name) throws IOException {
    Clinic clinic = new Clinic(folder, server).withRepository();
    Set<Path> before = files();
    assertThat(clinic.terminal.run("clone", name).err()).contains("bad-request");
    assertThat(files()).isEqualTo(before);
    clinic.terminal.ok("clone", "cleveland/heart");
    assertThat(clinic.terminal.directory.resolve("heart/model.safetensors")).exists();
  }

  private Set<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
