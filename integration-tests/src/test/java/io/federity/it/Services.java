package io.federity.it;

import io.federity.demo.Waiting;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The scripts with which everybody starts Federity, {@code bin/services} and {@code bin/workers},
 * run with ports and folders of their own.
 */
final class Services {
  private static final String SETTINGS = "settings.properties";
  private static final Set<String> FROM_THE_CALLER = Set.of("FEDERITY_DATA", "FEDERITY_CHROMIUM");
  private static final int MINUTES = 8;

  /** Folder of the crash points, below that of all state. */
  static final String CRASH_POINTS = "crash-points";

  private static final int TAIL_LINES = 60;

  /** What the server under test accepts, in bytes. */
  static final long LARGEST_OBJECT = (1L << 31) + (1 << 20);

  private final Path root;
  private final Path var;
  private final Map<String, String> environment;
  private final List<String> around;

  /** How long the server under test waits for a wallet's signature. */
  static final Duration CHALLENGE_LIFETIME = Duration.ofSeconds(30);

  /** Requests of an account that the server under test answers, in the long run and at once. */
  static final int REQUESTS_PER_SECOND = 50;

  static final int REQUESTS_AT_ONCE = 500;

  /** How long the server under test waits for the next byte of a request. */
  static final Duration READ_TIMEOUT = Duration.ofSeconds(20);

  /** Scripts of the project in {@code root} with state in {@code var}. */
  Services(Path root, Path var, Map<String, String> environment) {
    this(root, var, environment, List.of());
  }

  private Services(Path root, Path var, Map<String, String> environment, List<String> around) {
    this.root = root;
    this.var = var;
    this.environment = Map.copyOf(environment);
    this.around = List.copyOf(around);
  }

  /** Settings with free ports and with the downloads that all sets share. */
  static Map<String, String> freshSettings(Path root, Path var) {
    Map<String, String> settings = new LinkedHashMap<>();
    int ports = FreePorts.block(6);
    settings.put("FEDERITY_VAR", var.toString());
    settings.put(
        "FEDERITY_CACHE",
        System.getenv().getOrDefault("FEDERITY_CACHE", root.resolve("var/cache").toString()));
    settings.put("FEDERITY_HTTP_PORT", String.valueOf(ports));
    settings.put("FEDERITY_MANAGEMENT_PORT", String.valueOf(ports + 1));
    settings.put("FEDERITY_KEYCLOAK_PORT", String.valueOf(ports + 2));
    settings.put("FEDERITY_KEYCLOAK_MANAGEMENT_PORT", String.valueOf(ports + 3));
    settings.put("FEDERITY_SOLANA_PORT", String.valueOf(ports + 4)); // and the next one
    settings.put("FEDERITY_RATE_PER_SECOND", String.valueOf(REQUESTS_PER_SECOND));
    settings.put("FEDERITY_RATE_BURST", String.valueOf(REQUESTS_AT_ONCE));
    settings.put("FEDERITY_READ_TIMEOUT_MILLIS", String.valueOf(READ_TIMEOUT.toMillis()));
    settings.put("FEDERITY_HEADER_TIMEOUT_MILLIS", String.valueOf(READ_TIMEOUT.toMillis()));
    settings.put("FEDERITY_MAX_OBJECT_BYTES", String.valueOf(LARGEST_OBJECT));
    settings.put("FEDERITY_TESTING", "true");
    settings.put("FEDERITY_CRASH_POINTS", var.resolve(CRASH_POINTS).toString());
    settings.put("FEDERITY_CHALLENGE_LIFETIME", CHALLENGE_LIFETIME.toString());
    settings.put("FEDERITY_BEHIND_PROXY", "true");
    settings.put("FEDERITY_OBJECT_COLLECTION", "PT20S");
    return settings;
  }

  /** Keeps the settings beside the state. */
  static void save(Map<String, String> settings, Path var) throws IOException {
    Properties properties = new Properties();
    properties.putAll(settings);
    try (Writer writer = Files.newBufferedWriter(var.resolve(SETTINGS))) {
      properties.store(writer, null);
    }
  }

  /** The settings of a set that was started earlier. */
  static Map<String, String> load(Path var) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(var.resolve(SETTINGS))) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("no set was started in " + var, e);
    }
    Map<String, String> settings = new LinkedHashMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> settings.put(name, properties.getProperty(name)));
    return settings;
  }

  /** The same set with other settings, for whatever is started from now on. */
  Services with(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(settings);
    return new Services(root, var, all, around);
  }

  /** The same set, started by a command that is given the script as its last arguments. */
  Services inside(List<String> command) {
    return new Services(root, var, environment, command);
  }

  /** Runs one of the scripts; what it prints is part of the failure's message. */
  String run(String script, String... arguments) {
    List<String> command = new ArrayList<>(around);
    command.add(root.resolve("bin").resolve(script).toString());
    command.addAll(List.of(arguments));
    String shown = "bin/" + script + " " + String.join(" ", arguments);
    try {
      Path errors = Files.createTempFile(var, script, ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(root.toFile()).redirectError(errors.toFile());
      builder.environment().keySet().removeIf(Services::isOurs);
      builder.environment().putAll(environment);
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroy();
        throw new IllegalStateException(shown + " did not end within " + MINUTES + " minutes");
      }
      String printed = Files.readString(errors);
      Files.delete(errors);
      if (process.exitValue() != 0) {
        throw new IllegalStateException(
            "%s ended with %d%n%s%n%s".formatted(shown, process.exitValue(), printed, logTails()));
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + shown, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + shown, e);
    }
  }

  /** Ends a service as a power cut would: SIGKILL for all of its processes. */
  void kill(String service) {
    try {
      String group = Files.readString(var.resolve("run/" + service + ".pid")).strip();
      Process kill = new ProcessBuilder("kill", "-KILL", "--", "-" + group).inheritIO().start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException(service + " does not run");
      }
      Waiting.until(
          service + " is dead",
          Duration.ofMinutes(1),
          () -> isAlive(group) ? Optional.empty() : Optional.of(group));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot kill " + service, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while killing " + service, e);
    }
  }

  private static boolean isAlive(String group) {
    try {
      return new ProcessBuilder("kill", "-0", "--", "-" + group)
              .redirectErrorStream(true)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while killing", e);
    }
  }

  /** The addresses and files as the services know them. */
  Map<String, String> addresses() {
    Map<String, String> values = new LinkedHashMap<>();
    run("services", "env")
        .lines()
        .forEach(line -> {
          int equals = line.indexOf('=');
          values.put(line.substring(0, equals), line.substring(equals + 1));
        });
    return values;
  }

  /** The last lines of every log. */
  private String logTails() throws IOException {
    Path logs = var.resolve("log");
    if (!Files.isDirectory(logs)) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    try (var files = Files.list(logs)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        text.append("---- ").append(file).append('\n');
        lines
            .subList(Math.max(0, lines.size() - TAIL_LINES), lines.size())
            .forEach(line -> text.append(line).append('\n'));
      }
    }
    return text.toString();
  }

  /** Nothing of the caller's own installation reaches the one under test, but data and browser. */
  private static boolean isOurs(String name) {
    return (name.startsWith("FEDERITY_") && !FROM_THE_CALLER.contains(name))
        || name.equals("OIDC_URL");
  }
}
