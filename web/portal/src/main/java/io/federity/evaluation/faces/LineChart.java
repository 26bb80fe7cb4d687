package io.federity.evaluation.faces;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Geometry of a line chart in SVG user units: x is the round, y the metric, one line a hospital.
 * Drawn by the server, so that it needs no script and follows the page's colours.
 */
public record LineChart(
    String title,
    int width,
    int height,
    List<Line> lines,
    List<Tick> across,
    List<Tick> up,
    List<Row> table,
    List<Integer> rounds) {
  private static final int LEFT = 52;
  private static final int RIGHT = 16;
  private static final int TOP = 12;
  private static final int BOTTOM = 32;

  /** One hospital's line. */
  public record Line(String hospital, int series, String path, List<Point> points) {
    public Line {
      points = List.copyOf(points);
    }
  }

  /** One value: where it lies and what it says. */
  public record Point(String x, String y, int round, double value) {}

  /** A tick of an axis. */
  public record Tick(String position, String label) {}

  /** A hospital's values in the table view, aligned with {@link #rounds}; empty where missing. */
  public record Row(String hospital, int series, List<String> values) {
    public Row {
      values = List.copyOf(values);
    }
  }

  public LineChart {
    lines = List.copyOf(lines);
    across = List.copyOf(across);
    up = List.copyOf(up);
    table = List.copyOf(table);
    rounds = List.copyOf(rounds);
  }

  /** Whether there is nothing to draw. */
  public boolean isBlank() {
    return lines.isEmpty();
  }

  /**
   * Lays a chart out.
   *
   * @param values hospital to round to value; all finite
   */
  public static LineChart of(
      String title, int width, int height, SortedMap<String, SortedMap<Integer, Double>> values) {
    SortedSet<Integer> rounds = new TreeSet<>();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Map<Integer, Double> line : values.values()) {
      rounds.addAll(line.keySet());
      for (double value : line.values()) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    if (rounds.isEmpty()) {
      return new LineChart(
          title, width, height, List.of(), List.of(), List.of(), List.of(), List.of());
    }
    double step = step(Math.max(high - low, 0.02) / 4);
    double bottom = Math.floor(low / step) * step;
    double top = Math.max(Math.ceil(high / step) * step, bottom + step);
    Scale x = new Scale(rounds.first(), rounds.last(), LEFT + 8, width - RIGHT - 8);
    Scale y = new Scale(bottom, top, height - BOTTOM, TOP);
    List<Line> lines = new ArrayList<>();
    List<Row> table = new ArrayList<>();
    values.forEach((hospital, line) -> {
      int series = lines.size() % 8;
      lines.add(line(hospital, series, line, x, y));
      table.add(row(hospital, series, line, rounds));
    });
    return new LineChart(
        title,
        width,
        height,
        lines,
        across(rounds, x),
        up(bottom, top, step, y),
        table,
        List.copyOf(rounds));
  }

  private static Line line(
      String hospital, int series, SortedMap<Integer, Double> values, Scale x, Scale y) {
    List<Point> points = new ArrayList<>();
    StringBuilder path = new StringBuilder();
    values.forEach((round, value) -> {
      Point point = new Point(x.at(round), y.at(value), round, value);
      path.append(path.isEmpty() ? "M" : "L").append(point.x()).append(' ').append(point.y());
      points.add(point);
    });
    return new Line(hospital, series, path.toString(), points);
  }

  private static Row row(
      String hospital, int series, Map<Integer, Double> values, SortedSet<Integer> rounds) {
    return new Row(
        hospital,
        series,
        rounds.stream()
            .map(round ->
                values.containsKey(round)
                    ? String.format(Locale.ENGLISH, "%.3f", values.get(round))
                    : "")
            .toList());
  }

  private static List<Tick> across(SortedSet<Integer> rounds, Scale x) {
    int every = Math.max(1, (rounds.last() - rounds.first() + 11) / 12);
    return rounds.stream()
        .filter(round -> (round - rounds.first()) % every == 0)
        .map(round -> new Tick(x.at(round), String.valueOf(round)))
        .toList();
  }

  private static List<Tick> up(double bottom, double top, double step, Scale y) {
    int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step)));
    List<Tick> ticks = new ArrayList<>();
    long count = Math.round((top - bottom) / step);
    for (long i = 0; i <= count; i++) {
      double value = bottom + i * step;
      ticks.add(new Tick(y.at(value), String.format(Locale.ENGLISH, "%." + decimals + "f", value)));
    }
    return List.copyOf(ticks);
  }

  /** The next of 1, 2, 5 times a power of ten. */
  private static double step(double raw) {
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double lead = raw / power;
    return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
  }

  private record Scale(double low, double high, double from, double to) {
    String at(double value) {
      double share = high == low ? 0.5 : (value - low) / (high - low);
      return String.format(Locale.ENGLISH, "%.1f", from + share * (to - from));
    }
  }

  /** An empty table to fill, ordered by hospital and round. */
  public static SortedMap<String, SortedMap<Integer, Double>> values() {
    return new TreeMap<>();
  }
}
