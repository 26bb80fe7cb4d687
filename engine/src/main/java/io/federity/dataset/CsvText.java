package io.federity.dataset;

import java.io.IOException;
import java.io.Reader;

/**
 * The characters of a CSV file as they are streamed to the parser. Refuses what is no text, and
 * ends the file with a line of its own, {@link #END}: a parser that meets a quote that is never
 * closed takes that line into the last field, and so it shows.
 */
final class CsvText extends Reader {
  /** The last line. */
  static final String END = "E";

  /** In place of {@link #END} where that is the separator. */
  private static final String OTHER_END = "F";

  private final Reader file;
  private final String end;
  private final String lastLine;
  private int given;
  private long line = 1;
  private boolean ended;

  CsvText(Reader file, char separator) {
    this.file = file;
    this.end = END.charAt(0) == separator ? OTHER_END : END;
    this.lastLine = "\n" + end + "\n";
  }

  /** The text of the line that ends the file. */
  String end() {
    return end;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    if (!ended) {
      int read = file.read(buffer, offset, length);
      if (read != -1) {
        check(buffer, offset, read);
        return read;
      }
      ended = true;
    }
    if (given == lastLine.length()) {
      return -1;
    }
    int count = Math.min(length, lastLine.length() - given);
    lastLine.getChars(given, given + count, buffer, offset);
    given += count;
    return count;
  }

  private void check(char[] buffer, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (buffer[i] == '\n') {
        line++;
      } else if (buffer[i] == '\0') {
        throw new BadCsvException(
            "line %d: a character is NUL, so this is no text in the recipe's encoding; it may be"
                    .formatted(line)
                + " UTF-16: save it anew, or set data.encoding");
      }
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
