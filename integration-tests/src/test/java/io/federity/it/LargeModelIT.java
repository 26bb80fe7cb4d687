package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.demo.Consortium;
import io.federity.demo.DemoPerson;
import io.federity.object.ObjectId;
import io.federity.recipe.ArchitectureDescriptor;
import io.federity.tensor.SafetensorsFile;
import io.federity.tensor.SafetensorsOutcome;
import io.federity.tensor.SafetensorsReader;
import io.federity.tensor.SafetensorsWriter;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Models that take their time, larger than any array. */
@ExtendWith(FederationExtension.class)
class LargeModelIT {
  private static final System.Logger LOG = System.getLogger(LargeModelIT.class.getName());
  private static final DemoPerson MARTIN = DemoPerson.MAINTAINER;
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.getFirst();
  private static final List<DemoPerson> MEMBERS = List.of(ALICE, DemoPerson.REVIEWERS.getFirst());
  private static final int MEGABYTE = 1 << 20;
  private static final long MEMORY_GROWTH = 100L * MEGABYTE;

  /** The weight that makes the models large; a row of it has so many values. */
  private static final String LARGE = "fc2.weight";

  private static final int ROW = 1 << 15;

  private final Federation federation;
  private final ApiClient alice;

  LargeModelIT(Federation federation) {
    this.federation = federation;
    this.alice = federation.api(ALICE);
  }

  @Test
  void modelOfTwoHundredMegabytes_passesThroughTheServersMemory()
      throws IOException, InterruptedException {
    int rows = 1_600; // 200 MiB
    Path work = Files.createDirectories(federation.var().resolve("memory"));
    try (SafetensorsFile zeros = opened(sparse(work.resolve("zeros.safetensors"), rows, 0));
        SafetensorsFile first = opened(sparse(work.resolve("first.safetensors"), rows, 1));
        SafetensorsFile second = opened(sparse(work.resolve("second.safetensors"), rows, 2))) {
      TinyRepository large = foundWith(rows, zeros.tensors().getFirst());
      passThrough(large, rows, first.tensors().getFirst()); // warms up
      var memory = new ServerMemory(federation.var());
      long before = memory.anonymous();
      long peak = memory.peakDuring(() -> passThrough(large, rows, second.tensors().getFirst()));
      LOG.log(System.Logger.Level.INFO, "RssAnon {0} MB, peak {1} MB", before >> 20, peak >> 20);
      assertThat(peak - before).isLessThan(MEMORY_GROWTH);
    }
  }

  /** Uploads, pushes, lets the server verify, and downloads. */
  private void passThrough(TinyRepository repository, int rows, Tensor large) {
    CommitDraft draft = CommitDraft.emptyContribution(repository, ALICE, repository.head());
    JsonNode pushed = with(draft, repository, rows, large).push().orThrow().json();
    repository.awaitReview(pushed.path("number").asInt());
    byte[] back = alice.get(path(repository, large)).orThrow().body();
    assertThat(ObjectId.ofBytes(back)).isEqualTo(TensorObject.id(large));
  }

  @Test
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void modelOverTwoGigabytes_isClonedCommittedPushedAndReviewed() throws IOException {
    int rows = (1 << 14) + 1;
    Path work = Files.createDirectories(federation.var().resolve("huge"));
    Path zeros = sparse(work.resolve("zeros.safetensors"), rows, 0);
    Path changed = sparse(work.resolve("changed.safetensors"), rows, 1.5f);
    try (SafetensorsFile before = opened(zeros);
        SafetensorsFile after = opened(changed)) {
      Tensor zero = before.tensors().getFirst();
      assertThat(TensorObject.size(zero.spec())).isGreaterThan(Integer.MAX_VALUE);
      TinyRepository huge = foundWith(rows, zero);
      Consortium consortium = withWallet(work, huge);
      clone(consortium);
      try (SafetensorsFile cloned = opened(model(consortium))) {
        assertThat(cloned.find(LARGE).orElseThrow().sameBits(zero)).isTrue();
      }
      train(consortium, rows, after.tensors().getFirst());
      JsonNode pushed = commitAndPush(consortium);
      JsonNode reviewed = huge.awaitReview(pushed.path("number").asInt());
      assertThat(reviewed.path("changes").valueStream())
          .filteredOn(change -> change.path("name").asText().equals(LARGE))
          .extracting(change -> change.path("maxAbs").asDouble())
          .containsExactly(1.5);
    } finally {
      Federation.deleteTree(work); // six gigabytes
    }
  }

  private static ArchitectureDescriptor architecture(int rows) {
    return new ArchitectureDescriptor.Mlp(
        ArchitectureDescriptor.Activation.RELU, List.of(ROW, rows), 2, 1);
  }

  /** All but the large tensor, of zeros. */
  private static List<Tensor> others(int rows) {
    List<Tensor> others = new ArrayList<>();
    architecture(rows)
        .parameterShapes()
        .forEach((name, shape) -> {
          if (!name.equals(LARGE)) {
            int values = (int) shape.stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
            others.add(Tensor.ofFloats(name, shape, new float[values]));
          }
        });
    return others;
  }

  private TinyRepository foundWith(int rows, Tensor large) {
    return TinyRepository.found(
        federation,
        architecture(rows),
        MEMBERS,
        repository -> with(CommitDraft.emptyRoot(repository, MARTIN), repository, rows, large));
  }

  /** Streams the large tensor, which a draft would hold in memory. */
  private CommitDraft with(CommitDraft draft, TinyRepository repository, int rows, Tensor large) {
    BodyPublisher bytes =
        BodyPublishers.fromPublisher(
            BodyPublishers.ofInputStream(() -> TensorObject.stream(large)),
            TensorObject.size(large.spec()));
    federation.api(draft.author()).putStream(path(repository, large), bytes).orThrow();
    return draft
        .tensors(others(rows).toArray(Tensor[]::new))
        .uploaded(large.spec(), TensorObject.id(large));
  }

  private static String path(TinyRepository repository, Tensor tensor) {
    return repository.path() + "/objects/" + TensorObject.id(tensor).hex();
  }

  /** Alice with a wallet. */
  private Consortium withWallet(Path work, TinyRepository large) {
    Path launcher = federation.root().resolve("federity");
    String name = large.path().substring("/repositories/".length());
    var consortium = new Consortium(launcher, work, federation.server().toString(), name);
    consortium.signIn(ALICE);
    consortium.run(ALICE, "wallet", "create", "--json").orThrow();
    consortium.run(ALICE, "wallet", "link", "--json").orThrow();
    return consortium;
  }

  private static void clone(Consortium consortium) {
    String folder = consortium.clone(ALICE).toString();
    consortium.run(ALICE, "clone", consortium.repository(), folder, "--json").orThrow();
  }

  private static JsonNode commitAndPush(Consortium consortium) {
    consortium.runInClone(ALICE, "commit", "-m", "Trained", "--json").orThrow();
    return consortium.runInClone(ALICE, "push", "--json").orThrow().json();
  }

  private static Path model(Consortium consortium) {
    return consortium.clone(ALICE).resolve("model.safetensors");
  }

  /** As if the model had been trained to this. */
  private static void train(Consortium consortium, int rows, Tensor large) throws IOException {
    List<Tensor> tensors = new ArrayList<>(others(rows));
    tensors.add(large);
    SafetensorsWriter.write(tensors, Map.of(), model(consortium));
    Path state = consortium.clone(ALICE).resolve(".federity");
    String base = Files.readString(state.resolve("HEAD")).strip();
    Files.writeString(
        state.resolve("training.json"),
        """
        {"base": "%s", "numExamples": 4, "metrics": {}, "training": {},
         "startEpoch": 0, "startBatch": 0, "nextEpoch": 1, "nextBatch": 0}
        """
            .formatted(base));
  }

  /** The large tensor of zeros and a last value, in a file that takes no room on the disk. */
  private static Path sparse(Path file, int rows, float last) throws IOException {
    long values = (long) ROW * rows;
    String header =
        "{\"%s\":{\"dtype\":\"F32\",\"shape\":[%d,%d],\"data_offsets\":[0,%d]}}"
            .formatted(LARGE, rows, ROW, 4 * values);
    String padded = header + " ".repeat((8 - header.length() % 8) % 8);
    try (var out = new RandomAccessFile(file.toFile(), "rw")) {
      out.write(littleEndian(8).putLong(padded.length()).array());
      out.write(padded.getBytes(StandardCharsets.US_ASCII));
      out.seek(8 + padded.length() + 4 * (values - 1));
      out.write(littleEndian(4).putFloat(last).array());
    }
    return file;
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static SafetensorsFile opened(Path file) throws IOException {
    return switch (SafetensorsReader.read(file)) {
      case SafetensorsOutcome.Parsed(SafetensorsFile open) -> open;
      case SafetensorsOutcome.Malformed malformed -> throw new AssertionError(malformed);
    };
  }
}
