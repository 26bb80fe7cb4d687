package io.federity.cli.console;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.error.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/**
 * A command that lists records of one kind: a table for a person, an array of the records with
 * {@code --json}.
 *
 * @param <T> the record
 */
public abstract class ListCommand<T> implements Callable<Integer> {
  private final CommandEnvironment environment;
  private final String[] headings;

  @Mixin private OutputOptions output;

  /** A list whose table has these headings. */
  protected ListCommand(CommandEnvironment environment, String... headings) {
    this.environment = environment;
    this.headings = headings.clone();
  }

  /** Asks for the records. */
  protected abstract Outcome<List<T>> ask();

  /** One cell a heading. */
  protected abstract List<Object> cells(T one);

  /** What the command takes from outside. */
  protected final CommandEnvironment environment() {
    return environment;
  }

  @Override
  public final Integer call() {
    List<T> all = orRefuse(ask());
    Console console = environment.console();
    output.print(
        console,
        all,
        () -> {
          Table table = new Table(headings);
          all.forEach(one -> table.row(cells(one).toArray()));
          table.print(console);
        });
    return 0;
  }

  /** Cells of a row; a member that an older server does not send shows as {@code null}. */
  protected static List<Object> row(Object... cells) {
    return Arrays.asList(cells);
  }

  /** The first digits of an id, as tables show it; a dash where there is none. */
  protected static String shortId(@Nullable String id) {
    return id == null ? "-" : id.substring(0, Math.min(8, id.length()));
  }
}
