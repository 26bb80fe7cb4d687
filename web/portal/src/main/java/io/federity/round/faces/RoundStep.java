package io.federity.round.faces;

import java.util.ArrayList;
import java.util.List;

/**
 * One step of the merge process as the round page shows it.
 *
 * @param activity key of the BPMN activity
 * @param position {@code done}, {@code current} or {@code ahead}
 */
public record RoundStep(String activity, String name, String position) {
  private record Definition(String activity, String name) {}

  private static final List<Definition> STEPS =
      List.of(
          new Definition("open", "Collect approved contributions"),
          new Definition("freezeRound", "Fix members and weights"),
          new Definition("aggregate", "Aggregate"),
          new Definition("evaluate", "Evaluate at every hospital"),
          new Definition("signOff", "Sign off"),
          new Definition("publish", "Move the branch"),
          new Definition("enqueueMints", "Order the NFTs"));

  /** The steps of a round in that state. */
  public static List<RoundStep> of(String state) {
    int current =
        switch (state) {
          case "open" -> 0;
          case "frozen" -> 2;
          case "aggregated" -> 3;
          case "awaiting-sign-off" -> 4;
          case "signed-off" -> 5;
          default -> STEPS.size();
        };
    List<RoundStep> steps = new ArrayList<>();
    for (int i = 0; i < STEPS.size(); i++) {
      Definition step = STEPS.get(i);
      String position = i < current ? "done" : i == current ? "current" : "ahead";
      steps.add(new RoundStep(step.activity(), step.name(), position));
    }
    return List.copyOf(steps);
  }
}
