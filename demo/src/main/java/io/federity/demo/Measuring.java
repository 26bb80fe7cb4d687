package io.federity.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Checks from outside: accuracy from the pulled tensors, and the NFTs on the chain itself. */
final class Measuring {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Consortium consortium;
  private final Story story;
  private final Summary summary;

  Measuring(Consortium consortium, Story story, Summary summary) {
    this.consortium = consortium;
    this.story = story;
    this.summary = summary;
  }

  /** Evaluates a published merge at every hospital, from tensors that its clone pulled. */
  void measure(int round, String commit) {
    Map<String, Summary.Accuracy> hospitals = new LinkedHashMap<>();
    long examples = 0;
    long correct = 0;
    double loss = 0;
    for (DemoPerson person : DemoPerson.CONTRIBUTORS) {
      consortium.runInClone(person, "pull", "--json").orThrow();
      JsonNode metrics =
          consortium
              .runInClone(
                  person,
                  "evaluate",
                  "--data",
                  consortium.data(person, "validation").toString(),
                  "--commit",
                  commit,
                  "--json")
              .json();
      var accuracy =
          new Summary.Accuracy(
              metrics.path("examples").asLong(),
              metrics.path("correct").asLong(),
              metrics.path("accuracy").asDouble(),
              metrics.path("loss").asDouble());
      hospitals.put(person.hospital(), accuracy);
      examples += accuracy.examples();
      correct += accuracy.correct();
      loss += accuracy.loss() * accuracy.examples();
    }
    var pooled =
        new Summary.Accuracy(examples, correct, (double) correct / examples, loss / examples);
    summary.add(new Summary.PublishedRound(round, commit, hospitals, pooled));
    story.tell(
        "accuracy of the merge, recomputed from the pulled tensors: %.3f"
            .formatted(pooled.accuracy()));
  }

  /** Waits until everything of this repository is minted and compares each NFT with its commit. */
  void verifyNfts() {
    JsonNode minted =
        Waiting.until(
            "all NFTs are minted",
            PATIENCE,
            () -> {
              JsonNode nfts = consortium.ask(DemoPerson.MAINTAINER, "nft", "list");
              for (JsonNode nft : nfts) {
                if (nft.path("state").asText().equals("failed")) {
                  throw new DemoFailure("an NFT could not be minted: " + nft);
                }
                if (!nft.path("state").asText().equals("minted")) {
                  return Optional.empty();
                }
              }
              return nfts.isEmpty() ? Optional.empty() : Optional.of(nfts);
            });
    for (JsonNode nft : minted) {
      if (!nft.path("kind").asText().equals("collection")) {
        verify(nft);
      }
    }
    story.tell(summary.mints().size() + " NFTs read from the chain agree with their commits");
  }

  private void verify(JsonNode nft) {
    JsonNode verdict =
        consortium.ask(DemoPerson.MAINTAINER, "nft", "verify", nft.path("mint").asText());
    boolean agrees = verdict.path("agrees").asBoolean();
    if (!agrees) {
      throw new DemoFailure("the chain and the commit differ: " + verdict);
    }
    summary.add(
        new Summary.Minted(
            nft.path("kind").asText(),
            nft.path("commit").asText(),
            nft.path("mint").asText(),
            nft.path("signature").asText(),
            agrees));
  }
}
