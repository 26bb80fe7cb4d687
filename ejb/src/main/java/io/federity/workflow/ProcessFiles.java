package io.federity.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;

/** Deploys the process and decision files; unchanged ones are not deployed again. */
final class ProcessFiles {
  static final List<String> NAMES =
      List.of(
          "commit-review.bpmn",
          "merge-round.bpmn",
          "standardisation-round.bpmn",
          "merge-policy.dmn");

  private ProcessFiles() {}

  static void deploy(RepositoryService repository) {
    var deployment = repository.createDeployment().name("federity").enableDuplicateFiltering(false);
    for (String name : NAMES) {
      try (InputStream file = ProcessFiles.class.getResourceAsStream("/" + name)) {
        if (file == null) {
          throw new IllegalStateException("the process file " + name + " is not on the class path");
        }
        deployment.addInputStream(name, file);
      } catch (IOException e) {
        throw new UncheckedIOException(name, e);
      }
    }
    deployment.deploy();
  }
}
