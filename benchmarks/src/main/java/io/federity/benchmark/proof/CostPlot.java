package io.federity.benchmark.proof;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Draws costs as SVG: a panel for what was varied, both axes logarithmic. */
final class CostPlot {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 240;
  private static final int LEFT = 48;
  private static final int TOP = 36;
  private static final double LOWEST = -2;
  private static final double HIGHEST = 1;

  /** What one size costs. */
  record Point(int value, double proveCpuSeconds, double verifyCpuSeconds, double proofMegabytes) {}

  /** What was varied. */
  record Panel(String name, List<Point> points) {}

  private record Line(String name, String colour, ToDoubleFunction<Point> figure) {}

  private static final List<Line> LINES =
      List.of(
          new Line("prove, CPU s", "#b3261e", Point::proveCpuSeconds),
          new Line("proof, MB", "#1f5fa8", Point::proofMegabytes),
          new Line("verify, CPU s", "#2e7d32", Point::verifyCpuSeconds));

  private CostPlot() {}

  static String svg(List<Panel> panels) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < panels.size(); i++) {
      int left = LEFT + i * (WIDTH + LEFT);
      body.append("<g transform=\"translate(%d,%d)\">%n".formatted(left, TOP));
      body.append(panel(panels.get(i))).append("</g>\n");
    }
    for (int i = 0; i < LINES.size(); i++) {
      Line line = LINES.get(i);
      body.append(text(LEFT + i * 160, 18, "start", line.colour(), line.name()));
    }
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
    <rect width="100%%" height="100%%" fill="white"/>
    %s</svg>
    """
        .formatted(panels.size() * (WIDTH + LEFT) + LEFT, TOP + HEIGHT + 44, body);
  }

  private static String panel(Panel panel) {
    StringBuilder body = new StringBuilder();
    for (int power = (int) LOWEST; power <= HIGHEST; power++) {
      double y = y(Math.pow(10, power));
      body.append(line(0, y, WIDTH, y));
      body.append(
          text(
              -6,
              y + 4,
              "end",
              "#444",
              power < 0 ? "0." + "0".repeat(-power - 1) + "1" : "1" + "0".repeat(power)));
    }
    for (Point point : panel.points()) {
      body.append(text(x(panel, point), HEIGHT + 16, "middle", "#444", "" + point.value()));
    }
    body.append(text(WIDTH / 2.0, HEIGHT + 34, "middle", "#222", panel.name()));
    for (Line line : LINES) {
      String points =
          panel.points().stream()
              .map(point ->
                  number(x(panel, point)) + "," + number(y(line.figure().applyAsDouble(point))))
              .collect(Collectors.joining(" "));
      body.append(
          "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>%n"
              .formatted(line.colour(), points));
    }
    return body.toString();
  }

  private static double x(Panel panel, Point point) {
    double first = Math.log(panel.points().getFirst().value());
    double last = Math.log(panel.points().getLast().value());
    return 14 + (WIDTH - 28) * (Math.log(point.value()) - first) / (last - first);
  }

  private static double y(double value) {
    return HEIGHT * (HIGHEST - Math.log10(value)) / (HIGHEST - LOWEST);
  }

  private static String line(double x1, double y1, double x2, double y2) {
    return "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"#ddd\"/>%n"
        .formatted(number(x1), number(y1), number(x2), number(y2));
  }

  private static String text(double x, double y, String anchor, String colour, String text) {
    return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n"
        .formatted(number(x), number(y), anchor, colour, text);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
