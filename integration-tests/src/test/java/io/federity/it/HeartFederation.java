package io.federity.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.demo.DemoPerson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The demonstration federation, played once through the real command line: four hospitals, round 0
 * and one training round, with the mischief that is refused and rejected on the way.
 *
 * <p>Its recipe differs from the demonstration's in one point: every hospital makes one step over
 * all of its rows, so that FedAvg must give what pooled gradient descent gives.
 */
public final class HeartFederation {
  private static final String FULL_BATCH =
      """
      "batchSize":0,"fedproxMu":"0","learningRate":"0.5","localEpochs":0,"localSteps":1,\
      """;

  private final Federation federation;
  private final JsonNode summary;

  private HeartFederation(Federation federation, JsonNode summary) {
    this.federation = federation;
    this.summary = summary;
  }

  /** Plays it. */
  static HeartFederation play(Federation federation) {
    try {
      useFullBatches(federation.data().resolve("recipe.json"));
      federation.startWorkers();
      Path summary = federation.var().resolve("quickstart/summary.json");
      Path told = federation.var().resolve("log/quickstart.log");
      Process story = start(federation, summary, told);
      if (!story.waitFor(15, TimeUnit.MINUTES)) {
        story.destroy();
        throw new IllegalStateException("the demonstration did not end; see " + told);
      }
      if (story.exitValue() != 0) {
        throw new IllegalStateException("the demonstration failed:\n" + Files.readString(told));
      }
      return new HeartFederation(federation, ApiClient.read(Files.readAllBytes(summary)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during the demonstration", e);
    } finally {
      federation.stopWorkers();
    }
  }

  private static void useFullBatches(Path recipe) throws IOException {
    String before = Files.readString(recipe);
    String after =
        before.replaceFirst("\"batchSize\":.*?\"localSteps\":[0-9]+,", FULL_BATCH.strip());
    if (after.equals(before)) {
      throw new IllegalStateException("the demonstration's recipe has changed: " + before);
    }
    Files.writeString(recipe, after);
  }

  private static Process start(Federation federation, Path summary, Path told) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "io.federity.demo.Quickstart",
            "--launcher",
            federation.root().resolve("federity").toString(),
            "--work",
            federation.var().resolve("quickstart").toString(),
            "--server",
            federation.server().toString(),
            "--policy",
            federation.root().resolve("demo/policy.json").toString(),
            "--summary",
            summary.toString(),
            "--rounds",
            "1");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(told.toFile())
        .start();
  }

  /** What it says of itself. */
  JsonNode summary() {
    return summary;
  }

  /** Path of its repository below {@code /api/v1}. */
  String path() {
    return "/repositories/" + summary.path("repository").asText();
  }

  /** The repository, read from outside. */
  PublishedRepository repository() {
    return new PublishedRepository(federation, DemoPerson.AUDITOR, path());
  }

  /** Rows of a hospital, {@code train} or {@code validation}. */
  Path rows(String hospital, String part) {
    return federation.data().resolve(hospital).resolve(part + ".csv");
  }
}
