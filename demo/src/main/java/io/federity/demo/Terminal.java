package io.federity.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One person's terminal: runs the command line with a home folder of their own. Everything that was
 * run and printed goes to {@code commands.log}, so that a reader can type it after us.
 */
public final class Terminal {
  private static final int MINUTES = 5;

  private final DemoPerson person;
  private final Path launcher;
  private final Path home;
  private final Path log;
  private final String server;

  /** A terminal of {@code person}; {@code launcher} is the {@code federity} script. */
  public Terminal(DemoPerson person, Path launcher, Path homes, Path log, String server) {
    this.person = person;
    this.launcher = launcher;
    this.home = homes.resolve(person.username());
    this.log = log;
    this.server = server;
  }

  /** Who sits here. */
  public DemoPerson person() {
    return person;
  }

  /** Folder with the person's login and wallet. */
  public Path home() {
    return home;
  }

  /** Runs {@code federity} with the arguments in the folder and waits for its end. */
  public CommandResult run(Path folder, String... arguments) {
    String shown = "federity " + String.join(" ", arguments);
    try {
      Files.createDirectories(home);
      Path errors = Files.createTempFile(home, "stderr", ".txt");
      Process process = start(folder, errors, arguments);
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new DemoFailure(shown + " did not end within " + MINUTES + " minutes");
      }
      var result = new CommandResult(shown, process.exitValue(), output, Files.readString(errors));
      Files.delete(errors);
      record(result);
      return result;
    } catch (IOException e) {
      throw new DemoFailure("cannot run " + shown, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoFailure("interrupted while running " + shown, e);
    }
  }

  /** Starts a command whose output is read while it runs. */
  Process start(Path folder, Path errors, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
    builder.environment().put("FEDERITY_HOME", home.toString());
    builder.environment().put("FEDERITY_SERVER", server);
    builder.environment().put("FEDERITY_WALLET_PASSPHRASE", person.password());
    builder.environment().put("NO_COLOR", "1");
    return builder.start();
  }

  private void record(CommandResult result) throws IOException {
    String entry =
        "[%s]$ %s\n%s%s(exit %d)\n\n"
            .formatted(
                person.username(),
                result.command(),
                result.output(),
                result.errors(),
                result.exitCode());
    Files.writeString(log, entry, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
