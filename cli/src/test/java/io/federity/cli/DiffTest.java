package io.federity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.cli.Terminal.Result;
import io.federity.cli.workingcopy.WorkingCopy;
import io.federity.commit.Commit;
import io.federity.commit.CommitJson;
import io.federity.commit.CommitKind;
import io.federity.commit.Tree;
import io.federity.commit.TreeEntry;
import io.federity.error.Outcome;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.object.ObjectId;
import io.federity.recipe.Recipe;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Differences between models from the command line. */
class DiffTest {
  @TempDir Path folder;
  @AutoClose private final FakeServer server = new FakeServer();
  private Clinic clinic;

  @BeforeEach
  void cloneRepository() throws IOException {
    clinic = new Clinic(folder, server).withClone();
  }

  private JsonNode diff(String... revisions) {
    List<String> arguments = new ArrayList<>(List.of("diff", "--json"));
    arguments.addAll(List.of(revisions));
    return clinic.terminal.ok(arguments.toArray(String[]::new)).json();
  }

  @Test
  void diff_ofAFreshClone_isEmptyAndAsksNoServer() {
    server.requests.clear();
    JsonNode diff = diff();
    assertThat(diff.path("tensors")).isEmpty();
    assertThat(diff.path("unchanged").asInt()).isEqualTo(2);
    assertThat(server.requests).isEmpty();
    assertThat(clinic.terminal.ok("diff").out()).contains("Nothing differs.");
  }

  @Test
  void diff_ofATrainedModel_hasNormMaximumAndShareOfEachTensor() throws IOException {
    clinic.trained(3, 0);
    JsonNode diff = diff();
    assertThat(diff.path("from").asText()).isEqualTo(server.head.id());
    assertThat(diff.path("to").asText()).isEqualTo("model.safetensors");
    JsonNode weight = diff.path("tensors").get(1);
    assertThat(weight.path("name").asText()).isEqualTo("fc.weight");
    assertThat(weight.path("change").asText()).isEqualTo("changed");
    assertThat(weight.path("l2").asDouble()).isEqualTo(3, within(1e-9));
    assertThat(weight.path("maxAbs").asDouble()).isEqualTo(3, within(1e-9));
    assertThat(weight.path("shareChanged").asDouble()).isEqualTo(0.5, within(1e-9));
    assertThat(diff.path("metrics").findValuesAsText("name"))
        .containsExactly("loss.after", "loss.before");

    assertThat(clinic.terminal.ok("diff").out())
        .contains("TENSOR", "fc.weight", "50.0 %", "3.000", "2 of 2 tensors differ");
  }

  @Test
  void diff_ofOtherStructures_saysWhatWasAddedRemovedAndReshaped() throws IOException {
    clinic.writeModel(
        Tensor.ofFloats("fc.weight", List.of(1L, 3L), 1, 2, 3),
        Tensor.ofFloats("fc.offset", List.of(1L), 0));
    JsonNode tensors = diff().path("tensors");
    assertThat(tensors.findValuesAsText("change")).containsExactly("removed", "added", "reshaped");
    assertThat(tensors.get(2).path("from").asText()).isEqualTo("f32[1, 2]");
    assertThat(tensors.get(2).path("to").asText()).isEqualTo("f32[1, 3]");
    assertThat(clinic.terminal.ok("diff").out()).contains("f32[1, 2] -> f32[1, 3]");
  }

  @Test
  void diff_ofTwoCommits_downloadsOnlyTheTensorsThatDiffer() throws IOException {
    ObjectId first = ObjectId.of(server.head.id());
    publishWithBias(0.25f);
    server.requests.clear();

    JsonNode diff = diff(first.hex(), "main");

    assertThat(diff.path("tensors")).hasSize(1);
    assertThat(diff.path("tensors").get(0).path("name").asText()).isEqualTo("fc.bias");
    assertThat(diff.path("tensors").get(0).path("l2").asDouble()).isEqualTo(0.25, within(1e-9));
    assertThat(diff.path("recipe").get(0).path("name").asText()).isEqualTo("training.learningRate");
    assertThat(diff.path("recipe").get(0).path("from").asText()).isEqualTo("0.1");
    assertThat(diff.path("recipe").get(0).path("to").asText()).isEqualTo("0.05");
    assertThat(diff.path("architectureChanged").asBoolean()).isFalse();
    assertThat(server.sent("GET", "/objects/")).hasSize(3); // tree, recipe and one tensor
    assertThat(diff("main", "main").path("tensors")).isEmpty();
  }

  @Test
  void diff_ofACommitAndTheFile_comparesTheFileWithThatCommit() throws IOException {
    publishWithBias(0.25f);
    JsonNode tensors = diff("main").path("tensors");
    assertThat(tensors).hasSize(1);
    assertThat(tensors.get(0).path("maxAbs").asDouble()).isEqualTo(0.25, within(1e-9));
  }

  @Test
  void diff_ofACommitThatIsNotThere_isRefused() {
    Result refused = clinic.terminal.run("diff", "abcdef12");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("not-found");
  }

  @Test
  void diff_withAModelFileThatIsNone_isRefused() throws IOException {
    java.nio.file.Files.write(clinic.copy().modelFile(), new byte[] {1, 2, 3});
    assertThat(clinic.terminal.run("diff").err()).contains("malformed-safetensors");
  }

  /** Moves main to a commit with another bias and another learning rate. */
  private void publishWithBias(float bias) throws IOException {
    Commit base = CommitJson.read(server.head.commit().getBytes(StandardCharsets.UTF_8));
    Tensor tensor = Tensor.ofFloats("fc.bias", List.of(1L), bias);
    var bytes = new ByteArrayOutputStream();
    TensorObject.write(tensor, bytes);
    Tree before = tree(clinic.copy(), base);
    List<TreeEntry> entries = new ArrayList<>();
    for (TreeEntry entry : before.entries()) {
      entries.add(
          entry.spec().name().equals("fc.bias")
              ? new TreeEntry(entry.spec(), keep(bytes.toByteArray()))
              : entry);
    }
    Recipe recipe =
        accepted(
            Recipe.read(
                Clinic.RECIPE.replace("\"0.1\"", "\"0.05\"").getBytes(StandardCharsets.UTF_8)));
    server.publish(
        new Commit(
            CommitKind.STANDARDISATION,
            FakeServer.REPOSITORY_ID,
            "main",
            List.of(base.id()),
            keep(new Tree(before.architecture(), entries).bytes()),
            keep(recipe.canonicalBytes()),
            "federity",
            "",
            server.key.address(),
            "Another model",
            0,
            Map.of(),
            Map.of(),
            FakeServer.NOON,
            Optional.empty()),
        server.key);
  }

  private ObjectId keep(byte[] bytes) {
    ObjectId id = ObjectId.ofBytes(bytes);
    server.objects.put(id.hex(), bytes);
    return id;
  }

  private static Tree tree(WorkingCopy copy, Commit commit) throws IOException {
    try (var in = copy.store().open(commit.tree())) {
      return switch (JsonReader.readCanonical(in.readAllBytes())) {
        case JsonReading.Read(var value) -> Tree.fromJson(value);
        case JsonReading.Malformed malformed -> throw new AssertionError(malformed);
      };
    }
  }

  private static <T> T accepted(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> value;
      case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal);
    };
  }
}
