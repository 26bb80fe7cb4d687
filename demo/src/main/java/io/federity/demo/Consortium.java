package io.federity.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The people of the demonstration at their terminals, and the folders they work in.
 *
 * <p>Layout below {@code work}: {@code homes/<user>} (login and wallet), {@code clones/<hospital>}
 * (working copies), {@code data/<hospital>/train.csv} and {@code validation.csv}.
 */
public final class Consortium {
  private final Path launcher;
  private final Path work;
  private final String server;
  private final String repository;
  private final Map<String, Terminal> terminals = new LinkedHashMap<>();

  /**
   * A consortium that works in {@code work} against {@code server}.
   *
   * @param repository full name of the repository, {@code owner/name}
   */
  public Consortium(Path launcher, Path work, String server, String repository) {
    this.launcher = launcher;
    this.work = work;
    this.server = server;
    this.repository = repository;
  }

  /** Full name of the repository. */
  public String repository() {
    return repository;
  }

  /** Folder of everything. */
  public Path work() {
    return work;
  }

  /** The person's terminal. */
  public Terminal terminal(DemoPerson person) {
    return terminals.computeIfAbsent(
        person.username(),
        name ->
            new Terminal(
                person, launcher, work.resolve("homes"), work.resolve("commands.log"), server));
  }

  /** The hospital's working copy. */
  public Path clone(DemoPerson person) {
    return work.resolve("clones").resolve(person.hospital());
  }

  /** The hospital's training rows, or its validation rows. */
  public Path data(DemoPerson person, String part) {
    return work.resolve("data").resolve(person.hospital()).resolve(part + ".csv");
  }

  /** Runs a command of the person in the folder of everything. */
  public CommandResult run(DemoPerson person, String... arguments) {
    return terminal(person).run(work, arguments);
  }

  /** Runs a command of the person in the hospital's working copy. */
  public CommandResult runInClone(DemoPerson person, String... arguments) {
    return terminal(person).run(clone(person), arguments);
  }

  /** Runs a command on the repository, outside a working copy, and reads its JSON. */
  public JsonNode ask(DemoPerson person, String... arguments) {
    String[] command = java.util.Arrays.copyOf(arguments, arguments.length + 3);
    command[arguments.length] = "--repo";
    command[arguments.length + 1] = repository;
    command[arguments.length + 2] = "--json";
    CommandResult result = run(person, command);
    if (!result.ok() && result.errors().contains("fresh-login-required")) {
      signIn(person); // a signature asks for credentials that were typed a short while ago
      result = run(person, command);
    }
    return result.json();
  }

  /** Signs the person in with the device flow; the pages are those of the identity provider. */
  public void signIn(DemoPerson person) {
    Terminal terminal = terminal(person);
    try {
      Files.createDirectories(terminal.home());
      Path errors = terminal.home().resolve("login-stderr.txt");
      Process login = terminal.start(work, errors, "auth", "login", "--no-browser", "--json");
      try (BufferedReader out = login.inputReader(StandardCharsets.UTF_8)) {
        String first = out.readLine();
        if (first == null) {
          throw new DemoFailure("auth login printed nothing: " + Files.readString(errors));
        }
        JsonNode prompt = new CommandResult("auth login", 0, first, "").json();
        // A browser of its own for each sign-in: nobody inherits somebody else's session.
        new DeviceLogin()
            .signIn(URI.create(prompt.path("verificationUriComplete").asText()), person);
        out.lines().forEach(line -> {});
      }
      if (!login.waitFor(2, TimeUnit.MINUTES) || login.exitValue() != 0) {
        login.destroyForcibly();
        throw new DemoFailure(
            "auth login of " + person.username() + ": " + Files.readString(errors));
      }
    } catch (IOException e) {
      throw new DemoFailure("cannot sign " + person.username() + " in", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoFailure("interrupted during the sign-in of " + person.username(), e);
    }
  }

  /** Whether the person's login still works. */
  public boolean isSignedIn(DemoPerson person) {
    return run(person, "auth", "status", "--json").ok();
  }

  /** The repository, if it exists. */
  public Optional<JsonNode> findRepository(DemoPerson person) {
    CommandResult result = run(person, "repo", "view", repository, "--json");
    return result.ok() ? Optional.of(result.json()) : Optional.empty();
  }
}
