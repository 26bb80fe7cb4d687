package io.federity.round.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.round.faces.ProcessDrawing.Form;
import io.federity.round.faces.ProcessDrawing.Shape;
import io.federity.round.faces.ProcessDrawing.Text;
import java.awt.Point;
import java.awt.Polygon;
import java.awt.geom.Line2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessDrawingTest {
  private static final Path PROCESSES = Path.of("../../workflows/src/main/resources");

  private static ProcessDrawing drawn() throws IOException {
    return drawn("merge-round");
  }

  private static ProcessDrawing drawn(String process) throws IOException {
    try (InputStream bpmn = Files.newInputStream(PROCESSES.resolve(process + ".bpmn"))) {
      return ProcessDrawing.read(bpmn);
    }
  }

  private static Shape shape(String activity) throws IOException {
    return drawn().shapes().stream()
        .filter(shape -> shape.activity().equals(activity))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void steps_ofTheRound_areAllDrawn() throws IOException {
    assertThat(RoundStep.of("open"))
        .allSatisfy(step -> assertThat(shape(step.activity()).lines()).isNotEmpty());
  }

  @Test
  void nodes_haveTheFormOfTheirKind() throws IOException {
    assertThat(shape("signOff").form()).isEqualTo(Form.TASK);
    assertThat(shape("opened").form()).isEqualTo(Form.EVENT);
    assertThat(shape("merged").form()).isEqualTo(Form.END);
    assertThat(shape("released").form()).isEqualTo(Form.GATEWAY);
    assertThat(shape("evaluate").form()).isEqualTo(Form.GROUP);
  }

  @Test
  void longName_isBrokenIntoLinesInTheMiddleOfItsTask() throws IOException {
    Shape freeze = shape("freezeRound");

    assertThat(freeze.lines())
        .extracting(Text::text)
        .containsExactly("Fix members,", "weights and time");
    assertThat(freeze.lines()).extracting(Text::y).containsExactly(292, 308);
  }

  @Test
  void flows_goFromNodeToNode() throws IOException {
    assertThat(drawn().flows()).hasSizeGreaterThan(20);
    assertThat(drawn().flows())
        .allSatisfy(flow -> assertThat(flow.path()).matches("M\\d+ \\d+( L\\d+ \\d+)+"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"merge-round", "commit-review", "standardisation-round"})
  void names_besideNodesAndFlows_coverNothingElse(String process) throws IOException {
    ProcessDrawing drawing = drawn(process);
    List<Text> names = namesOutside(drawing);
    assertThat(names).isNotEmpty();
    for (Text name : names) {
      assertThat(names)
          .filteredOn(other -> other.bounds().intersects(name.bounds()))
          .as("names at the place of " + name)
          .containsExactly(name);
      assertThat(drawing.shapes())
          .filteredOn(shape -> shape.form() != Form.GROUP)
          .filteredOn(shape -> outline(shape).intersects(name.bounds()))
          .as("nodes under " + name)
          .isEmpty();
      assertThat(drawing.flows())
          .filteredOn(flow -> lines(flow).stream().anyMatch(name.bounds()::intersectsLine))
          .as("flows under " + name)
          .isEmpty();
    }
  }

  private static List<Text> namesOutside(ProcessDrawing drawing) {
    Stream<Text> ofNodes =
        drawing.shapes().stream()
            .filter(shape -> shape.form() != Form.TASK)
            .flatMap(shape -> shape.lines().stream());
    Stream<Text> ofFlows = drawing.flows().stream().flatMap(flow -> flow.lines().stream());
    return Stream.concat(ofNodes, ofFlows).toList();
  }

  private static java.awt.Shape outline(Shape shape) {
    if (shape.form() != Form.GATEWAY) {
      return shape.bounds();
    }
    var diamond = new Polygon();
    for (String corner : shape.getDiamond().split(" ")) {
      String[] at = corner.split(",");
      diamond.addPoint(Integer.parseInt(at[0]), Integer.parseInt(at[1]));
    }
    return diamond;
  }

  private static List<Line2D> lines(ProcessDrawing.Flow flow) {
    String[] points = flow.path().substring(1).split(" L");
    return IntStream.range(1, points.length)
        .<Line2D>mapToObj(i -> new Line2D.Double(point(points[i - 1]), point(points[i])))
        .toList();
  }

  private static Point point(String text) {
    String[] at = text.split(" ");
    return new Point(Integer.parseInt(at[0]), Integer.parseInt(at[1]));
  }

  @Test
  void fileWithDoctype_isRefused() {
    byte[] bytes =
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"
            .getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> ProcessDrawing.read(new ByteArrayInputStream(bytes)))
        .isInstanceOf(IllegalStateException.class);
  }
}
