package io.federity.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;

/**
 * Where a process instance waits. Read in one command of the engine: asking for its executions one
 * by one fails when one of them ends between two questions.
 */
final class ActiveActivities {
  private ActiveActivities() {}

  /** Keys of the steps it waits at, sorted; none where it has ended, or ends meanwhile. */
  static List<String> of(RuntimeService runtime, String processInstanceId) {
    ActivityInstance tree = runtime.getActivityInstance(processInstanceId);
    return tree == null ? List.of() : below(tree).sorted().toList();
  }

  private static Stream<String> below(ActivityInstance instance) {
    return Stream.concat(
        transitions(instance).map(TransitionInstance::getActivityId),
        Arrays.stream(instance.getChildActivityInstances()).flatMap(ActiveActivities::leaves));
  }

  /** Below a repeated step these are the repetitions that are done: they wait for nothing. */
  private static Stream<TransitionInstance> transitions(ActivityInstance instance) {
    return instance.getActivityType().equals(ActivityTypes.MULTI_INSTANCE_BODY)
        ? Stream.empty()
        : Arrays.stream(instance.getChildTransitionInstances());
  }

  private static Stream<String> leaves(ActivityInstance instance) {
    List<String> deeper = below(instance).toList();
    return deeper.isEmpty() ? Stream.of(instance.getActivityId()) : deeper.stream();
  }
}
