package io.federity.cli.home;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the person's own files are: {@code FEDERITY_HOME}, else the platform's usual place.
 *
 * @param folder made when the first file is written
 */
public record FederityHome(Path folder) {

  /** The home of this environment. */
  public static FederityHome of(CommandEnvironment environment) {
    Optional<Path> chosen =
        environment.variable("FEDERITY_HOME").map(home -> environment.resolve(Path.of(home)));
    return new FederityHome(chosen.orElseGet(() -> usualPlace(environment)));
  }

  private static Path usualPlace(CommandEnvironment environment) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    Path user = Path.of(System.getProperty("user.home", "."));
    if (system.startsWith("windows")) {
      return environment
          .variable("APPDATA")
          .map(Path::of)
          .orElse(user.resolve("AppData/Roaming"))
          .resolve("federity");
    }
    if (system.startsWith("mac")) {
      return user.resolve("Library/Application Support/federity");
    }
    return environment
        .variable("XDG_CONFIG_HOME")
        .map(Path::of)
        .orElse(user.resolve(".config"))
        .resolve("federity");
  }

  /** Who is signed in, and with which tokens. */
  public Path loginFile() {
    return folder.resolve("login.json");
  }

  /** The encrypted wallet. */
  public Path walletFile() {
    return folder.resolve("wallet.json");
  }

  /** The worker's object cache. */
  public Path workerFolder() {
    return folder.resolve("worker");
  }

  /** Reads a file of this home; empty where it is not there or is not such a value. */
  public static <T> Optional<T> read(Path file, Class<T> type) {
    try {
      return Json.read(Files.readString(file), type);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
