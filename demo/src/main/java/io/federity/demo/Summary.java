package io.federity.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the demonstration did, as {@code summary.json}. Mutable; one a run. */
public final class Summary {
  /** A contribution, or a push that was refused. */
  public record Pushed(
      int round, String hospital, String author, String outcome, String commit, String reason) {}

  /** Accuracy of a commit on validation rows, recomputed from the pulled tensors. */
  public record Accuracy(long examples, long correct, double accuracy, double loss) {}

  /** A published round. */
  public record PublishedRound(
      int round, String commit, Map<String, Accuracy> hospitals, Accuracy pooled) {}

  /** An NFT that was found on the chain and agrees with its commit. */
  public record Minted(String kind, String commit, String mint, String signature, boolean agrees) {}

  private final String dataSource;
  private final boolean synthetic;
  private final List<Pushed> pushes = new ArrayList<>();
  private final List<PublishedRound> rounds = new ArrayList<>();
  private final List<Minted> mints = new ArrayList<>();

  /** A summary of a run on that data. */
  public Summary(String dataSource, boolean synthetic) {
    this.dataSource = dataSource;
    this.synthetic = synthetic;
  }

  /** Adds a push and what became of it. */
  public void add(Pushed push) {
    pushes.add(push);
  }

  /** Adds a published round. */
  public void add(PublishedRound round) {
    rounds.add(round);
  }

  /** Adds an NFT. */
  public void add(Minted mint) {
    mints.add(mint);
  }

  /** Published rounds, oldest first. */
  public List<PublishedRound> rounds() {
    return List.copyOf(rounds);
  }

  /** NFTs in the order of their minting. */
  public List<Minted> mints() {
    return List.copyOf(mints);
  }

  /** Pushes with that outcome. */
  public long count(String outcome) {
    return pushes.stream().filter(push -> push.outcome().equals(outcome)).count();
  }

  /** Writes the summary, whole or not at all. */
  public void write(Path file, String repository, Map<String, Double> seconds) throws IOException {
    Files.createDirectories(file.getParent());
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    Files.writeString(temporary, json(repository, seconds));
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private String json(String repository, Map<String, Double> seconds)
      throws JsonProcessingException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("repository", repository);
    json.put("dataSource", dataSource);
    json.put("synthetic", synthetic);
    json.put("rounds", rounds.size());
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String outcome : List.of("merged", "rejected", "refused")) {
      counts.put(outcome, count(outcome));
    }
    counts.put("approved", count("merged"));
    counts.put("pushed", (long) pushes.size());
    json.put("contributions", counts);
    json.put("pushes", pushes);
    json.put("published", rounds);
    json.put("nfts", mints);
    json.put("seconds", seconds);
    return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(json)
        + "\n";
  }
}
