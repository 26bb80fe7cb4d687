package io.federity.cli.admin;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.CommandRefusedException;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.error.ErrorCode;
import io.federity.object.FileObjectStore;
import io.federity.object.StoreCheck;
import io.federity.object.StoreDefect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code federity fsck}. */
@Command(
    name = "fsck",
    description = {
      "Read and hash every object of a store on this machine; no server is asked.",
      "Changes nothing, and may run beside the server. Exits with 5 where something is damaged."
    })
public final class FsckCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Parameters(
      paramLabel = "DIR",
      description = "The server's FEDERITY_DATA_DIR, or .federity in a clone.")
  private Path directory = Path.of("");

  @Mixin private OutputOptions output;

  FsckCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  /**
   * What was found.
   *
   * @param objects how many were read
   */
  public record Report(long objects, long bytes, List<Defect> defects) {}

  /**
   * One defect.
   *
   * @param kind {@code corrupt}, {@code unreadable} or {@code stray}
   * @param subject id of the object, or the location of what is none
   */
  public record Defect(String kind, String subject, String explanation, String nextStep) {
    private static final String REPLACE =
        "Push it again from a clone that has it, or copy its file from a backup.";

    static Defect of(StoreDefect defect) {
      return switch (defect) {
        case StoreDefect.Corrupt(var id, var actual) ->
            new Defect("corrupt", id.hex(), "Its bytes are those of " + actual + ".", REPLACE);
        case StoreDefect.Unreadable(var id, var reason) ->
            new Defect("unreadable", id.hex(), "It cannot be read: " + reason + ".", REPLACE);
        case StoreDefect.Stray(var location) ->
            new Defect(
                "stray", location, "It is no object.", "Move it away; the store never reads it.");
      };
    }
  }

  @Override
  public Integer call() {
    Path store = environment.resolve(directory);
    if (!Files.isDirectory(store.resolve("objects"))) {
      throw new CommandRefusedException(
          ErrorCode.BAD_REQUEST, store + " is no store of objects: it has no folder objects");
    }
    Report report = check(store);
    Console console = environment.console();
    output.print(console, report, () -> print(console, report));
    if (!report.defects().isEmpty()) {
      throw new CommandRefusedException(
          ErrorCode.STORE_DAMAGED, report.defects().size() + " defects in " + store);
    }
    return 0;
  }

  private static Report check(Path store) {
    try {
      StoreCheck found = new FileObjectStore(store).fsck();
      return new Report(
          found.objects(), found.bytes(), found.defects().stream().map(Defect::of).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("the store " + store + " cannot be listed", e);
    }
  }

  private static void print(Console console, Report report) {
    for (Defect defect : report.defects()) {
      console.data("%s %s".formatted(defect.kind(), defect.subject()));
      console.data("  " + defect.explanation() + " " + defect.nextStep());
    }
    console.data(
        "%d objects, %d bytes, %d defects"
            .formatted(report.objects(), report.bytes(), report.defects().size()));
  }
}
