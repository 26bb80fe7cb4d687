package io.federity.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * The demonstration federation: four hospitals train one model for several rounds.
 *
 * <p>Arguments: {@code --launcher FILE --work DIR --server URL --policy FILE --summary FILE
 * --rounds N}. Expects what {@code HeartDemo} writes in {@code data} of the work folder. Exit code
 * 0 only if every step held.
 */
public final class Quickstart {
  private static final String REPOSITORY = "cleveland/heart-risk";

  private final Arguments arguments;
  private final Story story = new Story(System.out);
  private final Consortium consortium;

  private Quickstart(Arguments arguments) {
    this.arguments = arguments;
    this.consortium =
        new Consortium(
            arguments.path("--launcher"),
            arguments.path("--work"),
            arguments.text("--server"),
            REPOSITORY);
  }

  /** Runs the demonstration. */
  public static void main(String[] args) throws IOException {
    try {
      new Quickstart(Arguments.parse(args)).run();
    } catch (DemoFailure e) {
      System.err.println();
      System.err.println("The demonstration stopped: " + e.getMessage());
      System.err.println("Everything that was run stands in commands.log of the work folder.");
      System.exit(1);
    }
  }

  private void run() throws IOException {
    DemoSource source = DemoSource.read(consortium.work().resolve("data"));
    var summary = new Summary(source.description(), source.synthetic());
    story.tell("Data: " + source.description());
    var founding = new Founding(consortium, story, arguments.path("--policy"), source);
    story.stage("sign in", founding::signInEverybody);
    story.stage("wallets", founding::linkWallets);
    story.stage("repository", founding::createRepository);
    story.stage("clone", founding::cloneEverywhere);
    story.stage("standardise", () -> new Standardising(consortium, story).run());
    int first = nextRound();
    int rounds = Integer.parseInt(arguments.text("--rounds"));
    for (int number = first; number < first + rounds; number++) {
      playRound(number, first, summary);
    }
    story.chapter("What the chain says");
    var measuring = new Measuring(consortium, story, summary);
    story.stage("verify NFTs", measuring::verifyNfts);
    summary.write(arguments.path("--summary"), REPOSITORY, story.seconds());
    printTable(summary, source);
  }

  private void playRound(int number, int first, Summary summary) {
    story.chapter("Round " + number);
    var round = new TrainingRound(consortium, story, summary);
    if (number == first) {
      var mischief = new Mischief(consortium, story, summary, round);
      story.tell("First what goes wrong everywhere: a script of Hungary writes NaN and pushes it");
      story.stage("refusals", () -> mischief.pushNonFinite(number));
      story.tell(
          "and VA pushes an update 10,000 times too large; well formed, so a person decides");
      story.stage("refusals", () -> mischief.pushOutsized(number));
      story.tell("Now the honest round:");
    }
    String merge = round.run(number);
    story.stage("measure", () -> new Measuring(consortium, story, summary).measure(number, merge));
  }

  private int nextRound() {
    int last = 0;
    for (JsonNode round : consortium.ask(DemoPerson.MAINTAINER, "round", "list")) {
      if (TrainingRound.state(round).equals("published")) {
        last = Math.max(last, round.path("number").asInt());
      }
    }
    return last + 1;
  }

  private void printTable(Summary summary, DemoSource source) {
    story.chapter("Accuracy on validation rows" + (source.synthetic() ? " (SYNTHETIC data)" : ""));
    List<String> hospitals = DemoPerson.CONTRIBUTORS.stream().map(DemoPerson::hospital).toList();
    story.print(
        "   round  commit    "
            + String.join("", hospitals.stream().map(h -> "%12s".formatted(h)).toList())
            + "%10s".formatted("pooled"));
    for (Summary.PublishedRound round : summary.rounds()) {
      var line =
          new StringBuilder(
              "   %5d  %s  ".formatted(round.round(), round.commit().substring(0, 8)));
      for (String hospital : hospitals) {
        Summary.Accuracy accuracy = round.hospitals().get(hospital);
        line.append(
            accuracy == null
                ? "%12s".formatted("-")
                : "%12s".formatted(String.format(Locale.ROOT, "%.3f", accuracy.accuracy())));
      }
      line.append(String.format(Locale.ROOT, "%10.3f", round.pooled().accuracy()));
      story.print(line.toString());
    }
    story.print("");
    story.tell(
        "%d merged, %d rejected by a reviewer, %d refused by the server, %d NFTs verified"
            .formatted(
                summary.count("merged"),
                summary.count("rejected"),
                summary.count("refused"),
                summary.mints().size()));
    story.tell("Summary: " + arguments.path("--summary"));
  }
}
