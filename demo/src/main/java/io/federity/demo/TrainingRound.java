package io.federity.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One round: pull, train, push, review, merge, evaluate, sign off. */
final class TrainingRound {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Consortium consortium;
  private final Story story;
  private final Summary summary;

  TrainingRound(Consortium consortium, Story story, Summary summary) {
    this.consortium = consortium;
    this.story = story;
    this.summary = summary;
  }

  /** Brings the hospital's clone to the branch head and trains on its own rows. */
  void train(DemoPerson person) {
    consortium.runInClone(person, "pull", "--force", "--json").orThrow();
    JsonNode trained =
        consortium
            .runInClone(
                person, "train", "--data", consortium.data(person, "train").toString(), "--json")
            .json();
    story.tell(
        "%-12s trained on %3d rows, loss %.3f -> %.3f"
            .formatted(
                person.hospital(),
                trained.path("rows").asLong(),
                trained.path("lossBefore").asDouble(),
                trained.path("lossAfter").asDouble()));
    for (JsonNode notice : trained.path("notices")) {
      story.tell("             note: " + notice.asText());
    }
  }

  /** Commits and pushes what was trained; the contribution as the server sees it. */
  JsonNode push(DemoPerson person, String message) {
    consortium.runInClone(person, "commit", "-m", message, "--json").orThrow();
    return consortium.runInClone(person, "push", "--json").json();
  }

  /** Waits until reviewers are asked for the contribution. */
  JsonNode awaitReview(int number) {
    return Waiting.until(
        "contribution " + number + " reaches review",
        PATIENCE,
        () -> {
          JsonNode seen =
              consortium.ask(DemoPerson.MAINTAINER, "contribution", "view", String.valueOf(number));
          String state = state(seen);
          if (state.equals("refused")) {
            throw new DemoFailure("contribution " + number + " was refused: " + seen);
          }
          return state.equals("in-review") ? Optional.of(seen) : Optional.empty();
        });
  }

  /** The whole round; returns the merge commit. */
  String run(int number) {
    Map<DemoPerson, JsonNode> pushed = new LinkedHashMap<>();
    story.stage("train", () -> DemoPerson.CONTRIBUTORS.forEach(this::train));
    story.stage(
        "push",
        () ->
            DemoPerson.CONTRIBUTORS.forEach(
                person -> pushed.put(person, push(person, "Train round " + number))));
    story.tell("four signed commits pushed; the server checked signature, lineage and structure");
    story.stage("review", () -> pushed.values().forEach(this::approve));
    story.tell("each approved by a reviewer of another hospital");
    JsonNode waiting = story.stage("merge and evaluate", () -> awaitSignOff(number));
    String merge = waiting.path("mergeCommit").asText();
    story.tell("aggregated to " + merge.substring(0, 8) + "; every hospital's worker evaluated it");
    for (JsonNode flag : waiting.path("flags")) {
      story.tell("flag: " + flag.asText());
    }
    story.stage("sign off", () -> signOff(number, merge));
    story.tell("carol.compliance signed the merge off; main points to it");
    pushed.forEach((person, view) ->
        summary.add(
            new Summary.Pushed(
                number,
                person.hospital(),
                person.username(),
                "merged",
                view.path("commit").asText(),
                "")));
    return merge;
  }

  private void approve(JsonNode contribution) {
    int number = contribution.path("number").asInt();
    JsonNode seen = awaitReview(number);
    DemoPerson reviewer = reviewerFor(seen.path("author").asText());
    consortium.ask(
        reviewer,
        "contribution",
        "approve",
        String.valueOf(number),
        "--commit",
        seen.path("commit").asText(),
        "--reason",
        "Signature and structure verified; the update has the size of the others.");
  }

  /** The reviewer of another hospital who looks at this author's contributions. */
  static DemoPerson reviewerFor(String author) {
    for (int i = 0; i < DemoPerson.CONTRIBUTORS.size(); i++) {
      if (DemoPerson.CONTRIBUTORS.get(i).username().equals(author)) {
        return DemoPerson.REVIEWERS.get(i);
      }
    }
    throw new DemoFailure("nobody reviews " + author);
  }

  private JsonNode awaitSignOff(int number) {
    return Waiting.until(
        "round " + number + " waits for sign-off",
        PATIENCE,
        () -> {
          JsonNode round =
              consortium.ask(DemoPerson.MAINTAINER, "round", "status", String.valueOf(number));
          return state(round).equals("awaiting-sign-off") ? Optional.of(round) : Optional.empty();
        });
  }

  private void signOff(int number, String merge) {
    consortium.ask(
        DemoPerson.COMPLIANCE,
        "round",
        "sign-off",
        String.valueOf(number),
        "--approve",
        "--commit",
        merge,
        "--reason",
        "Evaluated at all hospitals; flags were looked at.");
    Waiting.until(
        "round " + number + " is published",
        PATIENCE,
        () -> {
          JsonNode round =
              consortium.ask(DemoPerson.MAINTAINER, "round", "status", String.valueOf(number));
          return state(round).equals("published") ? Optional.of(round) : Optional.empty();
        });
  }

  /** States as the command line prints them, in one spelling. */
  static String state(JsonNode view) {
    return view.path("state").asText().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
