package io.federity.cli.console;

import java.io.PrintStream;

/**
 * Where a command writes: data to standard output, everything else to standard error, progress only
 * where a person watches.
 *
 * @param terminal whether a person watches
 */
public record Console(PrintStream out, PrintStream err, boolean terminal) {

  /** Writes a line of data. */
  public void data(String line) {
    out.println(line);
    out.flush();
  }

  /** Tells the person something that is not data. */
  public void note(String line) {
    err.println(line);
    err.flush();
  }

  /** Replaces the progress line; says nothing where nobody watches. */
  public void progress(String line) {
    if (terminal) {
      err.print("\r\u001b[K" + line);
      err.flush();
    }
  }

  /** Removes the progress line. */
  public void endProgress() {
    progress("");
  }
}
