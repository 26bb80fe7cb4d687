package io.federity.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.demo.DemoPerson;
import io.federity.recipe.ArchitectureDescriptor;
import io.federity.wire.RepositoryRequest;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A repository with too much of everything that pages show. */
final class CrowdedRepository {
  /** More than two pages of a table. */
  static final int CONTRIBUTIONS = 45;

  /** Two a layer. */
  static final int TENSORS = 130;

  /** Right to left, with numbers and a name in Latin letters inside. */
  static final String RIGHT_TO_LEFT =
      "نموذج خطر أمراض القلب من 13 فحصًا (Federity) — מודל לסיכון למחלות לב";

  /** A word that no line can hold. */
  static final String ENDLESS = "Donaudampfschifffahrtselektrizitäten".repeat(8);

  private static final int INPUTS = 40;
  private static final int HIDDEN = 64;
  private static final int LONGEST_NAME = 63;

  private final TinyRepository repository;
  private final JsonNode waiting;

  private CrowdedRepository(TinyRepository repository, JsonNode waiting) {
    this.repository = repository;
    this.waiting = waiting;
  }

  /** Founds it, and leaves one contribution for review. */
  static CrowdedRepository found(Federation federation) {
    String name = "cohort-" + Long.toString(System.nanoTime(), 36) + "-";
    name += "x".repeat(LONGEST_NAME - name.length());
    TinyRepository repository =
        TinyRepository.found(
            federation,
            new RepositoryRequest(
                name,
                RIGHT_TO_LEFT + " " + ENDLESS + " " + "many words ".repeat(60),
                "classification of " + "t".repeat(80),
                "consortium",
                ""),
            TinyRepository.recipe(columns(), "none"),
            new ArchitectureDescriptor.Mlp(
                ArchitectureDescriptor.Activation.RELU, Collections.nCopies(HIDDEN, 2), INPUTS, 1),
            TinyRepository.everybody());
    CommitDraft first = repository.draft(DemoPerson.CONTRIBUTORS.getFirst()).message(ENDLESS);
    JsonNode waiting = first.push().orThrow().json();
    for (int i = 1; i < CONTRIBUTIONS; i++) {
      DemoPerson author = DemoPerson.CONTRIBUTORS.get(i % DemoPerson.CONTRIBUTORS.size());
      withdraw(repository, waiting);
      CommitDraft next =
          repository.draft(author).tensorsOf(first).message(RIGHT_TO_LEFT + ENDLESS + i);
      waiting = next.push().orThrow().json();
    }
    return new CrowdedRepository(
        repository, repository.awaitReview(waiting.path("number").asInt()));
  }

  private static void withdraw(TinyRepository repository, JsonNode contribution) {
    DemoPerson author =
        DemoPerson.CONTRIBUTORS.stream()
            .filter(person -> person.username().equals(contribution.path("author").asText()))
            .findFirst()
            .orElseThrow();
    repository
        .decide(
            author,
            contribution.path("number").asInt(),
            "withdraw",
            contribution.path("commit").asText(),
            RIGHT_TO_LEFT)
        .orThrow();
  }

  private static String columns() {
    List<String> names =
        IntStream.range(0, INPUTS)
            .mapToObj(i -> i % 2 == 0 ? "عمر المريض " + i : "c" + i + "_" + "long".repeat(19))
            .toList();
    return names.stream()
        .map(name -> "{\"name\": \"" + name + "\", \"kind\": \"numeric\"},")
        .collect(Collectors.joining("\n"));
  }

  /** The repository. */
  TinyRepository repository() {
    return repository;
  }

  /** Number of the contribution that waits for a reviewer. */
  int number() {
    return waiting.path("number").asInt();
  }

  /** Its commit. */
  String commit() {
    return waiting.path("commit").asText();
  }
}
