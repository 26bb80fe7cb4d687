package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.demo.CommandResult;
import io.federity.demo.Consortium;
import io.federity.demo.DemoPerson;
import io.federity.recipe.Standardisation;
import io.federity.wire.SignOffRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What leaves a hospital. Every value of the records of one hospital is a canary; all HTTP of its
 * command line and of its worker goes through a recording proxy, for a whole round. No canary may
 * be in it in any form, and nothing may be sent that the list in {@code sent-fields.txt} does not
 * name.
 */
@ExtendWith(FederationExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrafficIT {
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.getFirst();
  private static final DemoPerson ROBERT = DemoPerson.REVIEWERS.getFirst();
  private static final int ROWS = 20;

  private final Federation federation;
  private final RecordingProxy proxy = RecordingProxy.start();
  private final List<Canary> canaries = new ArrayList<>();
  private final List<double[]> trainingRows = new ArrayList<>();
  private TinyRepository repository;

  TrafficIT(Federation federation) {
    this.federation = federation;
  }

  @AfterAll
  void closeProxy() {
    proxy.close();
  }

  @BeforeAll
  void playARoundThroughTheProxy() throws IOException, InterruptedException {
    repository =
        TinyRepository.found(
            federation, 1, "federated", List.of(ALICE, ROBERT, DemoPerson.COMPLIANCE));
    Path work = Files.createDirectories(federation.var().resolve("traffic"));
    Path train = plant(work.resolve("train.csv"), 1, true);
    Path validation = plant(work.resolve("validation.csv"), 2, false);
    Path launcher = recordedLauncher(work);
    String name = repository.path().substring("/repositories/".length());
    var consortium = new Consortium(launcher, work, federation.server().toString(), name);

    consortium.signIn(ALICE);
    consortium.run(ALICE, "wallet", "create", "--json").orThrow();
    consortium.run(ALICE, "wallet", "link", "--json").orThrow();
    consortium.run(ALICE, "clone", name, consortium.clone(ALICE).toString(), "--json").orThrow();
    inClone(consortium, "stats", "push", "--data", train.toString());
    repository.approveStatistics();
    inClone(consortium, "pull");
    inClone(consortium, "train", "--data", train.toString(), "--validation", validation.toString());
    inClone(consortium, "commit", "-m", "Trained on the rows of this hospital");
    JsonNode pushed = inClone(consortium, "push").json();
    JsonNode contribution = repository.awaitReview(pushed.path("number").asInt());
    repository.approve(ROBERT, contribution).orThrow();
    repository.awaitRound(1, round -> !round.path("evaluations").isEmpty());
    work(launcher, work, validation);
    JsonNode evaluated =
        repository.awaitRound(1, round -> TinyRepository.state(round).equals("awaiting-sign-off"));
    signOff(evaluated);
    inClone(consortium, "pull");
    inClone(consortium, "evaluate", "--data", validation.toString());
    inClone(consortium, "diff", "main");
    inClone(consortium, "revert", "main", "-m", "The validation rows were the wrong ones");
  }

  private static CommandResult inClone(Consortium consortium, String... command) {
    String[] withJson = java.util.Arrays.copyOf(command, command.length + 1);
    withJson[command.length] = "--json";
    return consortium.runInClone(ALICE, withJson).orThrow();
  }

  /** Writes rows in which every cell but the label is a canary. */
  private Path plant(Path file, long seed, boolean training) throws IOException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<String> lines = new ArrayList<>(List.of("a,b,note,y"));
    for (int i = 0; i < ROWS; i++) {
      String a = String.format(Locale.ROOT, "%.6f", random.nextDouble(20, 90));
      String b = String.format(Locale.ROOT, "%.6f", random.nextDouble(100, 500));
      String note = "Patient-" + Long.toHexString(random.nextLong());
      lines.add(String.join(",", a, b, note, String.valueOf(i % 2)));
      canaries.addAll(List.of(Canary.number(a), Canary.number(b), Canary.text(note)));
      if (training) {
        trainingRows.add(new double[] {Double.parseDouble(a), Double.parseDouble(b)});
      }
    }
    return Files.write(file, lines);
  }

  /** The launcher with all HTTP of its JVM sent through the proxy. */
  private Path recordedLauncher(Path work) throws IOException {
    Path script = work.resolve("federity");
    Files.writeString(
        script,
        "#!/bin/sh\nFEDERITY_JAVA_OPTIONS='%s' exec '%s' \"$@\"\n"
            .formatted(proxy.javaOptions(), federation.root().resolve("federity")));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }

  /** Runs the hospital's worker until it has nothing more to do. */
  private void work(Path launcher, Path work, Path validation)
      throws IOException, InterruptedException {
    ProcessBuilder worker =
        new ProcessBuilder(
                launcher.toString(),
                "worker",
                "--until-idle",
                "--name",
                "recorded",
                "--data",
                validation.toString())
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("worker.log").toFile());
    worker.environment().put("FEDERITY_HOME", work.resolve("worker-home").toString());
    worker.environment().put("FEDERITY_SERVER", federation.server().toString());
    worker.environment().put("FEDERITY_CLIENT_ID", "federity-worker-cleveland");
    worker
        .environment()
        .put(
            "FEDERITY_CLIENT_SECRET",
            Files.readString(federation.var().resolve("secrets/worker-cleveland")));
    Process process = worker.start();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("the worker ends").isTrue();
    assertThat(process.exitValue()).as("%s", Files.readString(work.resolve("worker.log"))).isZero();
  }

  private void signOff(JsonNode round) {
    federation
        .api(DemoPerson.COMPLIANCE)
        .post(
            repository.path() + "/rounds/1/sign-off",
            new SignOffRequest(
                "approve", round.path("mergeCommit").asText(), "Nothing unusual.", List.of()))
        .orThrow();
    repository.awaitRound(1, view -> TinyRepository.state(view).equals("published"));
  }

  @Test
  void traffic_ofAWholeRound_wasRecorded() {
    assertThat(proxy.sent())
        .extracting(sent -> sent.method() + " " + sent.uri().getPath().replaceAll(".*/", ""))
        .contains(
            "POST statistics", "POST contributions", "POST report", "POST token", "POST lease");
    assertThat(proxy.sent())
        .anyMatch(
            sent -> sent.uri().getPath().contains("/objects/") && sent.method().equals("PUT"));
  }

  @Test
  void traffic_ofAWholeRound_carriesNoCanary() {
    List<Canary> all = new ArrayList<>(canaries);
    all.addAll(scaledCanaries());
    List<String> found = new ArrayList<>();
    for (RecordingProxy.Sent sent : proxy.sent()) {
      byte[] bytes = sent.everything();
      for (Canary canary : all) {
        canary.foundIn(bytes).forEach(form -> found.add(form + " in " + sent));
      }
    }
    assertThat(found).isEmpty();
  }

  /** The inputs that PyTorch saw: each training value scaled by the frozen statistics. */
  private List<Canary> scaledCanaries() {
    var published = new PublishedRepository(federation, DemoPerson.AUDITOR, repository.path());
    Standardisation frozen =
        published.recipe(published.commit("main").commit()).standardisation().orElseThrow();
    List<Canary> scaled = new ArrayList<>();
    for (double[] row : trainingRows) {
      for (int j = 0; j < row.length; j++) {
        double value =
            (row[j] - frozen.mean().get(j).doubleValue())
                / (frozen.std().get(j).doubleValue() + Standardisation.EPSILON);
        scaled.add(Canary.derived("scaled " + row[j], value));
      }
    }
    return scaled;
  }

  @Test
  void traffic_ofAWholeRound_namesOnlyListedFields() throws IOException {
    var fields = new SentFields(federation);
    proxy.sent().forEach(fields::add);
    Set<String> unlisted = new TreeSet<>(fields.lines());
    unlisted.removeAll(listed());
    assertThat(unlisted).as("fields that sent-fields.txt does not allow").isEmpty();
  }

  private static Set<String> listed() throws IOException {
    try (var in = TrafficIT.class.getResourceAsStream("sent-fields.txt")) {
      Set<String> lines = new TreeSet<>();
      new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .forEach(lines::add);
      return lines;
    }
  }

  @Test
  void traffic_ofAWholeRound_isNotCompressed() {
    assertThat(proxy.sent())
        .allSatisfy(sent -> assertThat(sent.headers()).doesNotContainKey("Content-encoding"));
  }
}
