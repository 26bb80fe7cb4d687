package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.demo.DemoPerson;
import io.federity.demo.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A hospital's worker is killed in the middle of an evaluation, and when its report is out. */
@ExtendWith(FederationExtension.class)
class WorkerCrashIT {
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.get(0);
  private static final DemoPerson ROBERT = DemoPerson.REVIEWERS.get(0);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Federation federation;
  private TinyRepository repository;
  private String merge = "";
  @TempDir private Path folder;

  WorkerCrashIT(Federation federation) {
    this.federation = federation;
  }

  @BeforeEach
  void aggregateAMerge() throws IOException {
    repository =
        TinyRepository.found(federation, 1, "none", List.of(ALICE, ROBERT, DemoPerson.COMPLIANCE));
    repository.approve(ROBERT, repository.pushForReview(ALICE)).orThrow();
    merge = repository.awaitRound("aggregated").path("mergeCommit").asText();
    // Rows of this repository only: what other tests left to do is given back.
    String name = repository.path().substring("/repositories/".length());
    Path rows = folder.resolve("rows").resolve(name + ".csv");
    Files.createDirectories(rows.getParent());
    Files.writeString(rows, "a,b,note,y\n1,2,x,0\n2,1,x,1\n3,5,x,0\n4,4,x,1\n");
  }

  @Test
  void worker_killedInMidEvaluation_takesItUpAgainWhenItStarts() throws Exception {
    try (RecordingProxy proxy = RecordingProxy.start()) {
      proxy.hold(repository.path() + "/objects/");
      Process worker = worker("interrupted.log", proxy.javaOptions());
      Waiting.until(
          "the worker reads the model",
          PATIENCE,
          () ->
              proxy.sent().stream()
                  .filter(sent -> sent.uri().getPath().contains(repository.path() + "/objects/"))
                  .findAny());
      kill(worker);
    }
    assertThat(evaluation().path("state").asText()).isEqualTo("leased");
    assertThat(traces().attestations(merge, "evaluation")).isEmpty();

    String told = untilIdle("again.log");
    assertThat(told).contains("left unfinished").contains("Reported round 1");
    assertReportedOnce();
  }

  @Test
  void worker_killedWhenItsReportIsOut_isReportedOnce() throws Exception {
    CrashPoints points = federation.crashPoints();
    points.arm("evaluation-received");
    Process worker = worker("cut-off.log", "");
    points.awaitReached("evaluation-received");
    kill(worker);
    points.release("evaluation-received");
    repository.awaitRound("awaiting-sign-off");

    assertThat(untilIdle("idle.log")).doesNotContain("Reported round 1 of " + name());
    assertReportedOnce();
  }

  private void assertReportedOnce() {
    repository.awaitRound("awaiting-sign-off");
    assertThat(traces().attestations(merge, "evaluation")).hasSize(1);
    assertThat(traces().audited("evaluation.report")).hasSize(1);
    assertThat(evaluation().path("candidate").path("examples").asInt()).isEqualTo(4);
  }

  private JsonNode evaluation() {
    JsonNode evaluations = repository.awaitRound(1, round -> true).path("evaluations");
    assertThat(evaluations).hasSize(1);
    return evaluations.get(0);
  }

  private Traces traces() {
    return new Traces(federation, repository);
  }

  private String name() {
    return repository.path().substring("/repositories/".length());
  }

  private static void kill(Process worker) throws InterruptedException {
    worker.destroyForcibly();
    assertThat(worker.waitFor(1, TimeUnit.MINUTES)).as("the worker is dead").isTrue();
  }

  private String untilIdle(String log) throws IOException, InterruptedException {
    Process worker = worker(log, "", "--until-idle");
    assertThat(worker.waitFor(2, TimeUnit.MINUTES)).as("the worker ends").isTrue();
    String told = Files.readString(folder.resolve(log));
    assertThat(worker.exitValue()).as("%s", told).isZero();
    return told;
  }

  /** Starts the hospital's worker; the launcher replaces itself by the JVM. */
  private Process worker(String log, String javaOptions, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                federation.root().resolve("federity").toString(),
                "worker",
                "--name",
                "crashing",
                "--data",
                folder.resolve("rows").toString()));
    command.addAll(List.of(options));
    ProcessBuilder worker =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(log).toFile());
    worker.environment().put("FEDERITY_HOME", folder.resolve("home").toString());
    worker.environment().put("FEDERITY_SERVER", federation.server().toString());
    worker.environment().put("FEDERITY_CLIENT_ID", "federity-worker-cleveland");
    worker.environment().put("FEDERITY_JAVA_OPTIONS", javaOptions);
    worker
        .environment()
        .put(
            "FEDERITY_CLIENT_SECRET",
            Files.readString(federation.var().resolve("secrets/worker-cleveland")));
    return worker.start();
  }
}
