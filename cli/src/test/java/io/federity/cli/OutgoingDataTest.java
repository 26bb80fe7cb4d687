package io.federity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.cli.FakeServer.Request;
import io.federity.cli.console.Json;
import io.federity.cli.workingcopy.SharedFields;
import io.federity.error.Outcome;
import io.federity.statistics.SiteStatistics;
import io.federity.wallet.Signatures;
import io.federity.wallet.WalletAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records stay in the hospital: rows with values that stand nowhere else are trained on, and
 * everything that leaves is searched for them and held against a list of fields.
 */
class OutgoingDataTest {
  private static final String ROWS =
      """
      note,age,sugar,ill
      CANARY-TEXT-1,41.7131313,0.1717171,1
      CANARY-TEXT-2,61.9292929,0.2323232,0
      CANARY-TEXT-3,52.5151515,0.9191919,1
      CANARY-TEXT-4,33.3737373,0.4747474,0
      """;
  private static final List<String> CANARIES =
      List.of("CANARY", "41.7131313", "61.9292929", "52.5151515", "33.3737373", "7171", "9191");

  /** Every JSON member that may leave, by request. */
  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "/contributions", Set.of("commit", "signature"),
          "/root", Set.of("commit", "signature"),
          "/statistics", Set.of("statistics", "signature"),
          "/release", Set.of("worker"),
          "/lease", Set.of("worker", "max"),
          "/report",
              Set.of(
                  "worker",
                  "base",
                  "candidate",
                  "examples",
                  "positives",
                  "correct",
                  "accuracy",
                  "auc",
                  "loss"),
          "/failure", Set.of("worker", "code", "detail"),
          "/repositories", Set.of("name", "description", "task", "visibility", "policy"));

  private static final Set<String> COMMIT_MEMBERS =
      Set.of(
          "type",
          "version",
          "kind",
          "repository",
          "branch",
          "parents",
          "tree",
          "recipe",
          "author",
          "hospital",
          "signer",
          "message",
          "numExamples",
          "metrics",
          "training",
          "time");

  @TempDir Path folder;
  @AutoClose private final FakeServer server = new FakeServer();

  @Test
  void training_committing_pushing_sendNoRecord() throws IOException {
    Clinic clinic = new Clinic(folder, server).withClone();
    Path rows = folder.resolve("rows.csv");
    Files.writeString(rows, ROWS);
    Terminal terminal = clinic.terminal;
    JsonNode trained =
        terminal
            .ok("train", "--data", rows.toString(), "--validation", rows.toString(), "--json")
            .json();
    assertThat(trained.path("rows").asInt()).isEqualTo(4);
    terminal.ok("commit", "-m", "Trained");
    terminal.ok("push");
    terminal.ok("stats", "push", "--data", rows.toString());
    terminal.ok("evaluate", "--data", rows.toString());
    checkAll();
    JsonNode commit =
        Json.tree(
            Json.tree(server.sent("POST", "/contributions").getFirst().text())
                .path("commit")
                .asText());
    assertThat(commit.fieldNames()).toIterable().allMatch(COMMIT_MEMBERS::contains);
    assertThat(commit.path("metrics").fieldNames())
        .toIterable()
        .isNotEmpty()
        .allMatch(SharedFields.METRICS::contains);
    assertThat(commit.path("training").fieldNames())
        .toIterable()
        .isNotEmpty()
        .allMatch(SharedFields.TRAINING::contains);
    JsonNode statistics =
        Json.tree(
            Json.tree(server.sent("POST", "/statistics").getFirst().text())
                .path("statistics")
                .asText());
    assertThat(statistics.findValuesAsText("name")).containsExactly("age", "sugar");
    assertThat(names(statistics)).isEqualTo(Set.of("n", "columns", "name", "sum", "sumSquares"));
  }

  @Test
  void statistics_areSignedForTheRepositoryTheyGoTo() throws IOException {
    Clinic clinic = new Clinic(folder, server).withClone();
    Path rows = Files.writeString(folder.resolve("rows.csv"), ROWS);
    clinic.terminal.ok("stats", "push", "--data", rows.toString());
    JsonNode sent = Json.tree(server.sent("POST", "/statistics").getFirst().text());
    byte[] canonical = sent.path("statistics").asText().getBytes(StandardCharsets.UTF_8);
    byte[] signature = Base64.getDecoder().decode(sent.path("signature").asText());
    var statistics =
        ((Outcome.Accepted<SiteStatistics>) SiteStatistics.readCanonical(canonical)).value();
    String address = clinic.terminal.ok("wallet", "show", "--json").json().path("address").asText();
    WalletAddress wallet = WalletAddress.parse(address).orElseThrow();
    assertThat(Signatures.verify(wallet, statistics.message(FakeServer.REPOSITORY_ID), signature))
        .isTrue();
    assertThat(Signatures.verify(wallet, statistics.message("another"), signature)).isFalse();
  }

  @Test
  void worker_report_sendsCountsAndMetricsOnly() throws IOException {
    Clinic clinic = new Clinic(folder, server).withClone();
    Path rows = folder.resolve("rows.csv");
    Files.writeString(rows, ROWS);
    server.leases.add(lease());
    JsonNode tally =
        clinic
            .terminal
            .ok("worker", "--data", rows.toString(), "--name", "w1", "--until-idle", "--json")
            .json();
    assertThat(tally.path("reported").asInt()).isEqualTo(1);
    assertThat(server.sent("POST", "/report")).hasSize(1);
    checkAll();
  }

  @Test
  void worker_badRow_tellsTheCodeAndNotTheCell() throws IOException {
    Clinic clinic = new Clinic(folder, server).withClone();
    Path rows = folder.resolve("rows.csv");
    Files.writeString(rows, ROWS + "x,CANARY-CELL,0.5,1\n");
    server.leases.add(lease());
    Terminal.Result result =
        clinic.terminal.ok("worker", "--data", rows.toString(), "--name", "w1", "--once");
    assertThat(result.err()).contains("bad-csv");
    assertThat(server.sent("POST", "/failure").getFirst().text()).contains("bad-csv");
    checkAll();
  }

  private String lease() {
    String head = server.head.id();
    return """
    [{"id":"j1","repository":"cleveland/heart","repositoryId":"%s","branch":"main","round":1,
      "base":"%s","candidate":"%s","leasedUntil":"2026-11-21T12:05:00Z"}]
    """
        .formatted(FakeServer.REPOSITORY_ID, head, head);
  }

  private void checkAll() {
    for (Request request : server.requests) {
      String everything = request.path() + "\n" + latin(request.body());
      assertThat(CANARIES).noneMatch(everything::contains);
      if (request.method().equals("POST") && request.path().startsWith("/api/")) {
        String end = request.path().substring(request.path().lastIndexOf('/'));
        Set<String> allowed = ALLOWED.get(end);
        assertThat(allowed).as("an unknown request leaves: " + request.path()).isNotNull();
        assertThat(names(Json.tree(request.text()))).isSubsetOf(allowed);
      }
    }
  }

  private static String latin(byte[] body) {
    return new String(body, StandardCharsets.ISO_8859_1);
  }

  private static Set<String> names(JsonNode json) {
    Set<String> names = new TreeSet<>();
    json.fieldNames().forEachRemaining(names::add);
    Set<String> all = new HashSet<>(names);
    json.forEach(child -> all.addAll(names(child)));
    return all;
  }
}
