package io.federity.round.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.round.faces.ProcessDrawing.Form;
import io.federity.round.faces.ProcessDrawing.Shape;
import io.federity.round.faces.ProcessDrawing.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProcessDrawingTest {
  private static final Path PROCESS =
      Path.of("../../workflows/src/main/resources/merge-round.bpmn");

  private static ProcessDrawing drawn() throws IOException {
    try (InputStream bpmn = Files.newInputStream(PROCESS)) {
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

  @Test
  void fileWithDoctype_isRefused() {
    byte[] bytes =
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"
            .getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> ProcessDrawing.read(new ByteArrayInputStream(bytes)))
        .isInstanceOf(IllegalStateException.class);
  }
}
