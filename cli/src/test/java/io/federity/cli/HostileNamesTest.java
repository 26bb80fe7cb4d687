package io.federity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.commit.Commit;
import io.federity.commit.CommitJson;
import io.federity.commit.CommitKind;
import io.federity.commit.Tree;
import io.federity.commit.TreeEntry;
import io.federity.object.ObjectId;
import io.federity.tensor.SafetensorsFile;
import io.federity.tensor.SafetensorsOutcome;
import io.federity.tensor.SafetensorsReader;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
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
  private final FakeServer server = new FakeServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void pull_ofTensorsNamedLikePaths_writesObjectsAndTheModelOnly() throws IOException {
    Clinic clinic = new Clinic(folder, server).withClone();
    Path copy = clinic.terminal.directory;
    Set<Path> before = files();
    Commit next = publish(LIKE_PATHS);

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

  private Commit publish(List<String> names) throws IOException {
    Commit base = CommitJson.read(server.head.commit().getBytes(StandardCharsets.UTF_8));
    byte[] tree = server.objects.get(base.tree().hex());
    List<TreeEntry> entries = new ArrayList<>();
    for (String name : names) {
      Tensor tensor = Tensor.ofFloats(name, List.of(1L), name.length());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      TensorObject.write(tensor, out);
      server.objects.put(TensorObject.id(tensor).hex(), out.toByteArray());
      entries.add(new TreeEntry(tensor.spec(), TensorObject.id(tensor)));
    }
    Tree hostile = new Tree(architecture(tree), entries);
    server.objects.put(hostile.id().hex(), hostile.bytes());
    Commit next =
        new Commit(
            CommitKind.STANDARDISATION,
            FakeServer.REPOSITORY_ID,
            "main",
            List.of(ObjectId.of(server.head.id())),
            hostile.id(),
            base.recipe(),
            "federity",
            "",
            server.key.address(),
            "../../message",
            0,
            Map.of(),
            Map.of(),
            FakeServer.NOON,
            Optional.empty());
    server.publish(next, server.key);
    return next;
  }

  private static ObjectId architecture(byte[] tree) {
    String text = new String(tree, StandardCharsets.UTF_8);
    int at = text.indexOf("\"architecture\":\"") + "\"architecture\":\"".length();
    return ObjectId.of(text.substring(at, at + 64));
  }

  private Set<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
