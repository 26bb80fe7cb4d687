package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** The launcher of the distribution and its cache for faster starts; needs no server. */
class StartupCacheIT {
  private static final long PATIENCE_SECONDS = 120;

  @TempDir(factory = BesideTheBuild.class)
  Path folder;

  private Path launcher;
  private Path caches;

  /** On the disk of the build, so that a large jar can have a second name. */
  static final class BesideTheBuild implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
        throws IOException {
      return Files.createTempDirectory(
          Federation.projectRoot().resolve("integration-tests/target"), "startup-cache");
    }
  }

  /** An installation whose own jars may be changed. */
  @BeforeEach
  void install() throws IOException {
    Path built = Federation.projectRoot().resolve("cli/target/federity/federity");
    Path installed = folder.resolve("installed");
    caches = folder.resolve("cache/federity");
    launcher = installed.resolve("bin/federity");
    copy(built.resolve("bin"), installed.resolve("bin"), "");
    copy(built.resolve("lib"), installed.resolve("lib"), "federity-");
  }

  /** Copies files whose names begin so, and gives the others a second name. */
  private static void copy(Path from, Path to, String beginning) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(file.getFileName());
        if (file.getFileName().toString().startsWith(beginning)) {
          Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        } else {
          Files.createLink(target, file);
        }
      }
    }
  }

  private record Run(int exitCode, String out, String err) {}

  private Run start(Map<String, String> variables) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(launcher.toString(), "status", "--help");
    builder.environment().put("XDG_CACHE_HOME", caches.getParent().toString());
    builder.environment().putAll(variables);
    Path err = Files.createTempFile(folder, "err", "");
    Process process = builder.redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), out, Files.readString(err));
  }

  private void startsWell(Run run) {
    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.out()).startsWith("Usage: federity status");
    assertThat(run.err()).isEmpty();
  }

  private List<Path> made() throws IOException {
    try (Stream<Path> files = Files.list(caches)) {
      return files.filter(file -> file.toString().endsWith(".jsa")).toList();
    }
  }

  /** Starts a command and waits until the process behind it has made a cache. */
  private Path startAndAwaitCache() throws Exception {
    Files.createDirectories(caches);
    List<Path> before = made();
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      caches.register(
          watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
      startsWell(start(Map.of()));
      while (true) {
        Optional<Path> added = made().stream().filter(cache -> !before.contains(cache)).findFirst();
        if (added.isPresent()) {
          return added.get();
        }
        WatchKey change = watch.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(change).as(log()).isNotNull();
        change.pollEvents();
        change.reset();
      }
    }
  }

  private String log() throws IOException {
    Path log = caches.resolve("startup.log");
    return Files.exists(log) ? Files.readString(log) : "no startup.log";
  }

  /** Where the JVM had the program's first class from. */
  private String sourceOfTheProgram() throws Exception {
    Path classes = folder.resolve("classes.txt");
    startsWell(start(Map.of("FEDERITY_JAVA_OPTIONS", "-Xlog:class+load:file=" + classes)));
    try (Stream<String> lines = Files.lines(classes)) {
      return lines
          .filter(line -> line.contains("io.federity.cli.Program "))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void firstStart_makesACache_andLaterStartsUseIt_untilAJarChanges() throws Exception {
    Path cache = startAndAwaitCache();
    assertThat(sourceOfTheProgram()).contains("shared objects file (top)");

    changeAJar();
    assertThat(startAndAwaitCache()).isNotEqualTo(cache);
    assertThat(sourceOfTheProgram()).contains("shared objects file (top)");
  }

  /** As a new build would, which gives all files one time stamp: the size and time say nothing. */
  private void changeAJar() throws IOException {
    try (Stream<Path> jars = Files.list(launcher.resolveSibling("../lib"))) {
      Path jar =
          jars.filter(file -> file.getFileName().toString().startsWith("federity-core"))
              .findFirst()
              .orElseThrow();
      var time = Files.getLastModifiedTime(jar);
      Map<String, String> options = new HashMap<>();
      try (FileSystem inside = FileSystems.newFileSystem(jar, options)) {
        Files.writeString(inside.getPath("/changed"), "changed");
      }
      Files.setLastModifiedTime(jar, time);
    }
  }

  @Test
  void damagedCache_isPassedOverWithoutAWord_andNamedForDebugging() throws Exception {
    Path cache = startAndAwaitCache();
    Files.writeString(cache, "no archive of classes");
    startsWell(start(Map.of()));
    assertThat(start(Map.of("FEDERITY_DEBUG", "1")).err()).contains(cache.toString());
  }

  @Test
  void noFolderForACache_startsAllTheSame() throws Exception {
    startsWell(start(Map.of("XDG_CACHE_HOME", "/dev/null/nowhere")));
  }

  @Test
  void cacheTurnedOff_isNotMade() throws Exception {
    Files.createDirectories(caches);
    startsWell(start(Map.of("FEDERITY_STARTUP_CACHE", "off")));
    assertThat(caches).isEmptyDirectory();
  }
}
