package io.federity.commit.faces;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Geometry of the commit graph in SVG user units: one row a commit, newest first; the branch in
 * lane 0, each hospital's contributions in a lane of their own, merges tied to their members.
 *
 * @param lanes of the hospitals, from left to right
 */
public record CommitGraph(
    int width, int height, List<Dot> dots, List<Edge> edges, List<Lane> lanes) {
  /** Height of a row; the stylesheet's rows are as high. */
  public static final int ROW = 56;

  private static final int LANE = 22;
  private static final int MARGIN = 14;

  /**
   * A row's dot.
   *
   * @param series colour of its hospital, 0 to 7; -1 for the branch
   */
  public record Dot(int x, int y, int series, GraphRow row) {}

  /** A line from a commit to one of its parents. */
  public record Edge(String path, int series) {}

  /** A hospital's lane and colour. */
  public record Lane(String hospital, int series) {}

  public CommitGraph {
    lanes = List.copyOf(lanes);
    dots = List.copyOf(dots);
    edges = List.copyOf(edges);
  }

  /**
   * Lays a history out.
   *
   * @param log newest first
   */
  public static CommitGraph of(List<GraphRow> log) {
    SortedMap<String, Integer> lanes = new TreeMap<>();
    for (GraphRow row : log) {
      if (row.isContribution()) {
        lanes.putIfAbsent(row.hospital(), 0);
      }
    }
    int lane = 1;
    for (Map.Entry<String, Integer> entry : lanes.entrySet()) {
      entry.setValue(lane++);
    }
    List<Dot> dots = new ArrayList<>();
    Map<String, Dot> byId = new HashMap<>();
    for (GraphRow row : log) {
      int at = row.isContribution() ? lanes.getOrDefault(row.hospital(), 1) : 0;
      Dot dot =
          new Dot(
              MARGIN + at * LANE, dots.size() * ROW + ROW / 2, at == 0 ? -1 : (at - 1) % 8, row);
      dots.add(dot);
      byId.put(row.id(), dot);
    }
    List<Edge> edges = new ArrayList<>();
    for (Dot dot : dots) {
      for (String parent : dot.row().parents()) {
        edges.add(edge(dot, byId.get(parent), log.size() * ROW));
      }
    }
    List<Lane> named =
        lanes.entrySet().stream()
            .map(entry -> new Lane(entry.getKey(), (entry.getValue() - 1) % 8))
            .toList();
    return new CommitGraph(2 * MARGIN + (lane - 1) * LANE, log.size() * ROW, dots, edges, named);
  }

  /** Leaves the child's lane at once, then runs down the parent's; off the page where unlisted. */
  private static Edge edge(Dot from, @Nullable Dot to, int bottom) {
    int x = to == null ? from.x() : to.x();
    int y = to == null ? bottom : to.y();
    int series = Math.max(from.series(), to == null ? -1 : to.series());
    int side = from.x() == MARGIN ? x : from.x(); // the lane of the contribution, if there is one
    int turn = from.x() == MARGIN ? from.y() + ROW / 2 : y - ROW / 2;
    String path =
        from.x() == x
            ? String.format(Locale.ROOT, "M%d %dV%d", from.x(), from.y(), y)
            : from.x() == MARGIN
                ? String.format(
                    Locale.ROOT,
                    "M%d %dC%d %d %d %d %d %dV%d",
                    from.x(),
                    from.y(),
                    from.x(),
                    turn,
                    side,
                    from.y() + 8,
                    side,
                    turn,
                    y)
                : String.format(
                    Locale.ROOT,
                    "M%d %dV%dC%d %d %d %d %d %d",
                    from.x(),
                    from.y(),
                    turn,
                    from.x(),
                    y - 8,
                    x,
                    turn,
                    x,
                    y);
    return new Edge(path, series);
  }
}
