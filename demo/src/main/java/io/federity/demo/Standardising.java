package io.federity.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** Round 0: the hospitals agree on one scale without showing a record. */
final class Standardising {
  private final Consortium consortium;
  private final Story story;

  Standardising(Consortium consortium, Story story) {
    this.consortium = consortium;
    this.story = story;
  }

  /** Runs round 0 unless its statistics are frozen already. */
  void run() {
    JsonNode pushed = consortium.ask(DemoPerson.MAINTAINER, "stats", "list");
    for (JsonNode statistics : pushed) {
      if (statistics.path("approved").asBoolean()) {
        return;
      }
    }
    story.chapter("Round 0: one scale for all, from sums and never from records");
    for (DemoPerson person : DemoPerson.CONTRIBUTORS) {
      JsonNode sent =
          consortium
              .runInClone(
                  person,
                  "stats",
                  "push",
                  "--data",
                  consortium.data(person, "train").toString(),
                  "--json")
              .json();
      story.tell(
          "%s sent count, sum and sum of squares of each column (%d rows)"
              .formatted(person.hospital(), sent.path("rows").asLong()));
    }
    consortium.ask(
        DemoPerson.MAINTAINER,
        "stats",
        "approve",
        "--reason",
        "All four hospitals sent statistics of their training rows.");
    story.tell("martin.maintainer approved; mean and deviation are frozen in the recipe");
  }
}
