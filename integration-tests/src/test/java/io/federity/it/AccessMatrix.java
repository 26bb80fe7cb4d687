package io.federity.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table {@code access-matrix.txt}: who may do what.
 *
 * @param columns names of the callers
 */
record AccessMatrix(List<String> columns, List<Row> rows) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]+)}");
  private static final String COLUMNS = "columns:";
  private static final String API = "/api/v1";
  private static final String PORTAL = "/portal";

  /**
   * A request and the answer that each caller must get.
   *
   * @param path with placeholders
   * @param expected a status a column; {@code login} and {@code -} for pages
   * @param body with placeholders; empty for none
   */
  record Row(int line, String method, String path, List<String> expected, String body) {
    boolean isPage() {
      return path.startsWith(PORTAL);
    }

    /** Path below the portal or the API. */
    String below() {
      return path.substring(isPage() ? PORTAL.length() : API.length());
    }

    /** Path without its query. */
    String address() {
      return below().replaceFirst("\\?.*", "");
    }

    @Override
    public String toString() {
      return "line %d: %s %s %s".formatted(line, method, path, body).strip();
    }
  }

  /** Reads it. */
  static AccessMatrix read() {
    try (InputStream in = AccessMatrix.class.getResourceAsStream("access-matrix.txt")) {
      byte[] bytes = Objects.requireNonNull(in, "access-matrix.txt").readAllBytes();
      return read(new String(bytes, StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AccessMatrix read(List<String> lines) {
    List<String> columns = List.of();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith(COLUMNS)) {
        columns = List.of(line.substring(COLUMNS.length()).strip().split(" +"));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        rows.add(row(i + 1, line, columns.size()));
      }
    }
    return new AccessMatrix(columns, rows);
  }

  private static Row row(int number, String line, int columns) {
    String[] parts = line.split(" +\\| +", 2);
    String[] cells = parts[0].strip().split(" +");
    if (cells.length != columns + 2) {
      throw new IllegalStateException("line " + number + " has not " + columns + " statuses");
    }
    List<String> expected = Arrays.asList(cells).subList(2, cells.length);
    return new Row(number, cells[0], cells[1], expected, parts.length == 2 ? parts[1] : "");
  }

  /** Puts values where placeholders stand; each must be known. */
  static String fill(String text, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(value(match, values)));
  }

  private static String value(MatchResult match, Map<String, String> values) {
    return Objects.requireNonNull(values.get(match.group(1)), () -> "no value of " + match.group());
  }
}
