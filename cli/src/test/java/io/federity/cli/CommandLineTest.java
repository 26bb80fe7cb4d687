package io.federity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.cli.Terminal.Result;
import io.federity.cli.console.Json;
import io.federity.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandLineTest {
  @TempDir Path folder;
  @AutoClose private final FakeServer server = new FakeServer();

  @Test
  void usage_wrong_exits64AndNamesHelp() {
    Result result = new Terminal(folder, server).run("clone");
    assertThat(result.exitCode()).isEqualTo(64);
    assertThat(result.lastErrorLine()).isEqualTo("Run `federity clone --help`.");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void usage_wrongWithJson_isAProblemDocument() {
    Result result = new Terminal(folder, server).run("log", "--nonsense", "--json");
    assertThat(result.exitCode()).isEqualTo(64);
    assertThat(Json.tree(result.err()).path("code").asText()).isEqualTo("usage");
  }

  @Test
  void group_withoutCommand_exits64() {
    assertThat(new Terminal(folder, server).run("wallet").exitCode()).isEqualTo(64);
  }

  @Test
  void unknownCommand_nearAKnownOne_isCorrectedOnTheLastLine() {
    Result result = new Terminal(folder, server).run("psuh");
    assertThat(result.exitCode()).isEqualTo(64);
    assertThat(result.lastErrorLine()).startsWith("Did you mean `federity push`?");
  }

  @Test
  void unknownOption_nearAKnownOne_isCorrectedOnTheLastLine() {
    assertThat(new Terminal(folder, server).run("pull", "--forse").lastErrorLine())
        .startsWith("Did you mean `federity pull --force`?");
  }

  @Test
  void unknownSubcommand_nearAKnownOne_isCorrectedOnTheLastLine() {
    assertThat(new Terminal(folder, server).run("wallet", "crate").lastErrorLine())
        .startsWith("Did you mean `federity wallet create`?");
  }

  @Test
  void unknownCommand_likeNoOther_namesHelp() {
    assertThat(new Terminal(folder, server).run("zzzzzz").lastErrorLine())
        .contains("federity --help");
  }

  @Test
  void unexpectedFault_exits5AndSaysHowToReportIt() {
    Terminal terminal = new Terminal(folder, server);
    terminal.variables.put("FEDERITY_HOME", "a\0b");
    Result result = terminal.run("auth", "status");
    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.lastErrorLine()).contains("FEDERITY_DEBUG=1");
  }

  @Test
  void fileThatCannotBeWritten_exits2AndNamesIt() throws IOException {
    Terminal terminal = new Terminal(folder, server);
    Files.writeString(terminal.home, "a file where a folder should be");
    Result result = terminal.run("auth", "login", "--no-browser");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("file-unusable", terminal.home.toString());
    assertThat(result.lastErrorLine()).isEqualTo(ErrorCode.FILE_UNUSABLE.remedy());
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void remedy_everyCode_isOneSentenceOnOneLine(ErrorCode code) {
    assertThat(code.remedy()).matches("[A-Z][^\\n]*[.)]").hasSizeGreaterThan(12);
  }

  @Test
  void version_isPrinted() {
    assertThat(new Terminal(folder, server).ok("--version").out()).startsWith("federity ");
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void refusal_everyCode_hasItsExitCodeAndRemedy(ErrorCode code) throws IOException {
    Terminal terminal = new Terminal(folder, server);
    terminal.ok("auth", "login", "--no-browser");
    server.refuse("GET /api/v1/repositories", code, "the detail");
    if (code.httpStatus() == 401) {
      server.identity.tokenAnswers.add("invalid_grant");
    }
    Result result = terminal.run("repo", "list");
    assertThat(result.exitCode()).isEqualTo(code.exitCode());
    assertThat(result.lastErrorLine()).isEqualTo(code.remedy());
    assertThat(result.out()).isEmpty();
  }

  @Test
  void repoCreate_list_view_areJson() throws IOException {
    Clinic clinic = new Clinic(folder, server).withRepository();
    JsonNode list = clinic.terminal.ok("repo", "list", "--json").json();
    assertThat(list.isArray()).isTrue();
    assertThat(list.get(0).path("name").asText()).isEqualTo("heart");
    JsonNode view = clinic.terminal.ok("repo", "view", "cleveland/heart", "--json").json();
    assertThat(view.path("head").asText()).isEqualTo(server.head.id());
    JsonNode log = clinic.terminal.ok("log", "-R", "cleveland/heart", "--json").json();
    assertThat(log.get(0).path("kind").asText()).isEqualTo("root");
  }

  @Test
  void repoCreate_interrupted_isResumed() throws IOException {
    Clinic clinic = new Clinic(folder, server);
    server.breakAtPut(2);
    Files.writeString(clinic.terminal.directory.resolve("recipe.json"), Clinic.RECIPE);
    Files.writeString(clinic.terminal.directory.resolve("architecture.json"), Clinic.ARCHITECTURE);
    String[] create = {
      "repo", "create", "heart", "--recipe", "recipe.json", "--architecture", "architecture.json"
    };
    assertThat(clinic.terminal.run(create).exitCode()).isEqualTo(4);
    server.breakAtPut(0);
    server.refuse("POST /api/v1/repositories", ErrorCode.ALREADY_EXISTS, "heart exists");
    clinic.terminal.ok(create);
    assertThat(server.head).isNotNull();
  }

  @Test
  void repoCreate_recipeThatDoesNotFit_isRefusedBeforeTheServerIsAsked() throws IOException {
    Clinic clinic = new Clinic(folder, server);
    server.requests.clear();
    Files.writeString(clinic.terminal.directory.resolve("recipe.json"), Clinic.RECIPE);
    Files.writeString(
        clinic.terminal.directory.resolve("architecture.json"),
        Clinic.ARCHITECTURE.replace("2", "3"));
    Result result =
        clinic.terminal.run(
            "repo",
            "create",
            "heart",
            "--recipe",
            "recipe.json",
            "--architecture",
            "architecture.json");
    assertThat(result.err()).contains("bad-recipe");
    assertThat(server.requests).isEmpty();
  }

  @Test
  void memberAdd_keepsEarlierRoles() throws IOException {
    Terminal terminal = new Clinic(folder, server).withRepository().terminal;
    String[] repository = {"-R", "cleveland/heart", "--json"};
    terminal.ok(join(repository, "repo", "member", "add", "bela", "--role", "contributor"));
    JsonNode roles =
        terminal.ok(join(repository, "repo", "member", "add", "bela", "--role", "reviewer")).json();
    assertThat(roles.path("roles").toString()).isEqualTo("[\"contributor\",\"reviewer\"]");
    assertThat(
            terminal
                .run(join(repository, "repo", "member", "add", "bela", "--role", "boss"))
                .exitCode())
        .isEqualTo(2);
  }

  @Test
  void decision_withoutReason_isRefusedBeforeTheServerIsAsked() throws IOException {
    Terminal terminal = new Clinic(folder, server).withRepository().terminal;
    server.requests.clear();
    Result result = terminal.run("contribution", "approve", "1", "-R", "cleveland/heart");
    assertThat(result.err()).contains("missing-reason");
    assertThat(server.requests).isEmpty();
  }

  @Test
  void status_outsideOfAClone_isRefused() {
    Result result = new Terminal(folder, server).run("status");
    assertThat(result.exitCode()).isEqualTo(ErrorCode.NOT_A_WORKING_COPY.exitCode());
    assertThat(result.err()).contains(ErrorCode.NOT_A_WORKING_COPY.code());
    assertThat(result.lastErrorLine()).isEqualTo(ErrorCode.NOT_A_WORKING_COPY.remedy());
  }

  @Test
  void train_badCsv_isRefusedAndKeepsTheModel() throws IOException {
    Clinic clinic = new Clinic(folder, server).withClone();
    Path rows = folder.resolve("bad.csv");
    Files.writeString(rows, "note,age,sugar,ill\nx,old,0.5,1\n");
    byte[] before = Files.readAllBytes(clinic.copy().modelFile());
    Result result = clinic.terminal.run("train", "--data", rows.toString());
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("bad-csv", "line 2");
    assertThat(Files.readAllBytes(clinic.copy().modelFile())).isEqualTo(before);
    assertThat(clinic.copy().training()).isEmpty();
  }

  @Test
  void nftVerify_nothingMinted_isRefused() throws IOException {
    Terminal terminal = new Clinic(folder, server).withRepository().terminal;
    assertThat(terminal.run("nft", "verify", "1".repeat(8), "-R", "cleveland/heart").exitCode())
        .isEqualTo(2);
  }

  @Test
  void doctor_nobodySignedIn_saysWhatToDo() {
    Result result = new Terminal(folder, server).run("doctor", "--json");
    assertThat(result.exitCode()).isEqualTo(2);
    JsonNode checks = result.json();
    assertThat(checks.findValuesAsText("name"))
        .containsExactly("java", "pytorch", "server", "clock", "login", "ledger");
    assertThat(checks.get(4).path("advice").asText()).isEqualTo(ErrorCode.NOT_SIGNED_IN.remedy());
    assertThat(checks.get(5).path("ok").asBoolean()).isFalse();
  }

  private static String[] join(String[] end, String... begin) {
    String[] all = java.util.Arrays.copyOf(begin, begin.length + end.length);
    System.arraycopy(end, 0, all, begin.length, end.length);
    return all;
  }
}
