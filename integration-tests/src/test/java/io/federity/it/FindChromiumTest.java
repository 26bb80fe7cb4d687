package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bin/find-chromium} takes and refuses on a machine that has no npm. */
class FindChromiumTest {
  private static final Path ROOT = Federation.projectRoot();
  private static final Path LOCKED = ROOT.resolve("integration-tests/chromium");

  private final Map<String, String> environment = new HashMap<>();

  @TempDir Path machine;

  @BeforeEach
  void onlyWhatEverySystemHas() throws IOException {
    for (String tool : List.of("cat", "dirname", "sed", "uname")) {
      program("tools/" + tool, "exec " + installed(tool) + " \"$@\"");
    }
    environment.put("PATH", machine.resolve("bin") + ":" + machine.resolve("tools"));
    environment.put("FEDERITY_CACHE", machine.resolve("cache").toString());
  }

  @Test
  void named_isTakenBeforeTheSystems() throws Exception {
    program("bin/chromium", "exit 0");
    Path named = program("named", "exit 0");
    environment.put("FEDERITY_CHROMIUM", named.toString());

    assertThat(find()).isEqualTo(new Ended(0, named.toString(), ""));
  }

  @Test
  void named_thatDoesNotRun_isRefusedThoughTheSystemHasOne() throws Exception {
    program("bin/chromium", "exit 0");
    environment.put("FEDERITY_CHROMIUM", machine.resolve("missing").toString());

    Ended ended = find();

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.printed()).isEmpty();
    assertThat(ended.told()).contains("missing, which does not run", "FEDERITY_CHROMIUM");
  }

  @Test
  void standInOnThePath_isPassedOver() throws Exception {
    program("bin/chromium", "exit 1");
    Path chrome = program("bin/google-chrome", "exit 0");

    assertThat(find()).isEqualTo(new Ended(0, chrome.toString(), ""));
  }

  @Test
  void fetchedEarlier_isTakenWithoutNpm() throws Exception {
    Path fetched = program("cache/chromium-" + version() + "/chromium", "exit 0");

    assertThat(find()).isEqualTo(new Ended(0, fetched.toString(), ""));
  }

  @Test
  void noneAndNoNpm_saysWhatToInstall() throws Exception {
    Ended ended = find();

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.told()).contains("no npm", "apt install chromium", "FEDERITY_CHROMIUM");
  }

  @Test
  void everyPackage_isLockedByItsHash() throws IOException {
    JsonNode packages = json("package-lock.json").path("packages");

    packages.properties().stream()
        .filter(entry -> !entry.getKey().isEmpty())
        .forEach(entry ->
            assertThat(entry.getValue().path("integrity").asText())
                .as(entry.getKey())
                .startsWith("sha512-"));
    assertThat(packages.path("node_modules/@sparticuz/chromium").path("version").asText())
        .isEqualTo(version());
  }

  private static String version() throws IOException {
    return json("package.json").path("dependencies").path("@sparticuz/chromium").asText();
  }

  private static JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(LOCKED.resolve(name).toFile());
  }

  private Path program(String name, String line) throws IOException {
    Path program = machine.resolve(name);
    Files.createDirectories(program.getParent());
    Files.writeString(program, "#!/bin/sh\n" + line + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }

  private static Path installed(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  private Ended find() throws IOException, InterruptedException {
    Path told = machine.resolve("told");
    ProcessBuilder builder =
        new ProcessBuilder(ROOT.resolve("bin/find-chromium").toString())
            .redirectError(told.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), printed.strip(), Files.readString(told));
  }

  private record Ended(int status, String printed, String told) {}
}
