package io.federity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.cli.Terminal.Result;
import io.federity.cli.console.Json;
import io.federity.cli.nft.NftFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * What {@code --json} prints is a contract: members are only ever added. Each command's members and
 * their types stand in {@code src/test/contract/<command>.txt}. New ones are added there with
 *
 * <pre>./mvnw -pl cli -am test -Dtest=JsonContractTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dfederity.write-docs=true</pre>
 *
 * which never takes a line away.
 */
class JsonContractTest {
  private static final Path CONTRACT =
      Path.of(System.getProperty("basedir", "cli"), "src", "test", "contract");

  /** They print no data, or a script. */
  private static final Set<String> WITHOUT_JSON = Set.of("auth logout", "completion");

  @TempDir Path folder;
  @AutoClose private final FakeServer server = new FakeServer();
  private final Map<String, SortedSet<String>> shapes = new LinkedHashMap<>();

  @Test
  void everyCommand_thatPrintsData_hasJsonAndAContract() throws IOException {
    List<String> commands = new ArrayList<>();
    List<String> withJson = new ArrayList<>();
    collect(Federity.whole(CommandPageTest.environment()), "", commands, withJson);
    assertThat(commands).containsAll(WITHOUT_JSON);
    assertThat(withJson)
        .containsExactlyInAnyOrderElementsOf(
            commands.stream().filter(name -> !WITHOUT_JSON.contains(name)).toList());
    try (Stream<Path> files = Files.list(CONTRACT)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              withJson.stream().map(name -> file(name).getFileName().toString()).toList());
    }
  }

  @Test
  void everyCommand_json_hasTheMembersOfItsContract() throws IOException {
    new AliceDay(folder, server).live(this::keepShape);
    shapes.put("nft verify", Shape.of(Json.tree(Json.text(Sample.of(NftFinding.class)))));
    for (Map.Entry<String, SortedSet<String>> entry : shapes.entrySet()) {
      Path file = file(entry.getKey());
      SortedSet<String> agreed =
          Files.exists(file) ? new TreeSet<>(Files.readAllLines(file)) : new TreeSet<>();
      if (Boolean.getBoolean("federity.write-docs")) {
        agreed.addAll(entry.getValue());
        Files.createDirectories(CONTRACT);
        Files.write(file, agreed);
      }
      assertThat(entry.getValue()).as(entry.getKey() + " --json").isEqualTo(agreed);
    }
    assertThat(shapes.keySet().stream().map(name -> file(name).getFileName().toString()))
        .containsExactlyInAnyOrder(CONTRACT.toFile().list());
  }

  /** Of what a run printed, with what the record may have besides. */
  private void keepShape(AliceDay.Step step) {
    JsonNode json = json(step);
    SortedSet<String> all = Shape.of(json);
    step.printed()
        .map(Sample::of)
        .ifPresent(sample ->
            all.addAll(Shape.of(Json.tree(Json.text(json.isArray() ? List.of(sample) : sample)))));
    shapes.put(step.command(), all);
  }

  /** The last line: a sign-in prints the invitation on a line before it. */
  private static JsonNode json(AliceDay.Step step) {
    Result result = step.run("--json");
    JsonNode json = Json.tree(result.out().lines().reduce("", (first, second) -> second));
    assertThat(json.isContainerNode()).as(step + ": " + result).isTrue();
    return json;
  }

  private static Path file(String command) {
    return CONTRACT.resolve(command.replace(' ', '-') + ".txt");
  }

  private static void collect(
      CommandLine command, String path, List<String> commands, List<String> withJson) {
    command
        .getSubcommands()
        .forEach((name, subcommand) -> {
          String whole = path.isEmpty() ? name : path + " " + name;
          if (!subcommand.getSubcommands().isEmpty()) {
            collect(subcommand, whole, commands, withJson);
            return;
          }
          commands.add(whole);
          if (subcommand.getCommandSpec().findOption("--json") != null) {
            withJson.add(whole);
          }
        });
  }
}
