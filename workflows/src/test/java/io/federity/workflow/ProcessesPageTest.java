package io.federity.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * docs/reference/processes.md has a line for every step, timer and message of the process files.
 */
class ProcessesPageTest {
  private static final Path PAGE =
      Path.of(
          System.getProperty("basedir", "workflows"), "..", "docs", "reference", "processes.md");

  @ParameterizedTest
  @ValueSource(strings = {"commit-review", "merge-round", "standardisation-round"})
  void page_ofAProcess_namesItsStepsAndMessages(String key) throws IOException {
    var names = new TreeSet<String>();
    try (InputStream file = getClass().getResourceAsStream("/" + key + ".bpmn")) {
      BpmnModelInstance model = Bpmn.readModelFromStream(file);
      for (var type : List.of(Task.class, BoundaryEvent.class, IntermediateCatchEvent.class)) {
        model.getModelElementsByType(type).forEach(step -> names.add(((FlowElement) step).getId()));
      }
      model.getModelElementsByType(SubProcess.class).forEach(part -> names.add(part.getId()));
      model.getModelElementsByType(Message.class).forEach(message -> names.add(message.getName()));
    }
    assertThat(names).isNotEmpty();
    String page = Files.readString(PAGE);
    int start = page.indexOf("\n## " + key + "\n");
    int end = page.indexOf("\n## ", start + 1);
    assertThat(start).isPositive();
    assertThat(page.substring(start, end < 0 ? page.length() : end))
        .contains(names.stream().map(name -> "`" + name + "`").toList());
  }
}
