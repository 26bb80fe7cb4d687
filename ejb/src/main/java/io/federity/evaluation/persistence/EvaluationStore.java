package io.federity.evaluation.persistence;

import io.federity.evaluation.EvaluationMetrics;
import io.federity.json.CanonicalJson;
import io.federity.json.JsonObject;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.object.ObjectId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluations of merges by hospitals. */
@Dependent
public class EvaluationStore {
  private final EntityManager entityManager;

  /** A store on the given entity manager. */
  @Inject
  public EvaluationStore(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Adds an evaluation or writes its new state. */
  public void save(StoredEvaluation evaluation) {
    EvaluationRow row = entityManager.find(EvaluationRow.class, evaluation.id());
    if (row == null) {
      row = new EvaluationRow();
      row.id = evaluation.id();
      row.repositoryId = evaluation.repositoryId();
      row.branch = evaluation.branch();
      row.roundId = evaluation.roundId();
      row.roundNumber = evaluation.roundNumber();
      row.baseId = evaluation.baseCommit().hex();
      row.candidateId = evaluation.candidateCommit().hex();
      row.hospital = evaluation.hospital();
      fill(row, evaluation);
      entityManager.persist(row);
    } else {
      fill(row, evaluation);
    }
  }

  /** What a hospital says of a candidate, if it is asked. */
  public Optional<StoredEvaluation> find(String roundId, ObjectId candidate, String hospital) {
    return ofCandidate(roundId, candidate).stream()
        .filter(evaluation -> evaluation.hospital().equals(hospital))
        .findFirst();
  }

  /** Evaluations of one candidate of a round, by hospital. */
  public List<StoredEvaluation> ofCandidate(String roundId, ObjectId candidate) {
    return entityManager
        .createQuery(
            "select e from EvaluationRow e where e.roundId = :round"
                + " and e.candidateId = :candidate order by e.hospital",
            EvaluationRow.class)
        .setParameter("round", roundId)
        .setParameter("candidate", candidate.hex())
        .getResultStream()
        .map(EvaluationStore::read)
        .toList();
  }

  /** Every evaluation of a repository, or of one branch of it, oldest round first. */
  public List<StoredEvaluation> history(String repositoryId, Optional<String> branch) {
    return entityManager
        .createQuery(
            "select e from EvaluationRow e where e.repositoryId = :repository"
                + " and (:branch = '' or e.branch = :branch)"
                + " order by e.roundNumber, e.changed, e.hospital",
            EvaluationRow.class)
        .setParameter("repository", repositoryId)
        .setParameter("branch", branch.orElse(""))
        .getResultStream()
        .map(EvaluationStore::read)
        .toList();
  }

  /**
   * Evaluations of a repository, or of one branch of it, oldest round first; those of a round by
   * branch, candidate and hospital.
   *
   * @param after where the page before it ended
   */
  public List<StoredEvaluation> page(
      String repositoryId, Optional<String> branch, Optional<Position> after, int most) {
    Position position = after.orElse(new Position(-1, "", "", ""));
    return entityManager
        .createQuery(
            "select e from EvaluationRow e where e.repositoryId = :repository"
                + " and (:branch = '' or e.branch = :branch)"
                + " and (e.roundNumber > :round or (e.roundNumber = :round"
                + " and (e.branch > :lastBranch or (e.branch = :lastBranch"
                + " and (e.candidateId > :candidate or (e.candidateId = :candidate"
                + " and e.hospital > :hospital))))))"
                + " order by e.roundNumber, e.branch, e.candidateId, e.hospital",
            EvaluationRow.class)
        .setParameter("repository", repositoryId)
        .setParameter("branch", branch.orElse(""))
        .setParameter("round", position.round())
        .setParameter("lastBranch", position.branch())
        .setParameter("candidate", position.candidate())
        .setParameter("hospital", position.hospital())
        .setMaxResults(most)
        .getResultStream()
        .map(EvaluationStore::read)
        .toList();
  }

  /** A place in the list of evaluations. */
  public record Position(int round, String branch, String candidate, String hospital) {}

  private static void fill(EvaluationRow row, StoredEvaluation evaluation) {
    row.state = evaluation.state().name();
    row.baseMetrics = text(evaluation.base());
    row.candidateMetrics = text(evaluation.candidate());
    row.detail = evaluation.detail();
    row.changed = evaluation.changed();
  }

  private static @Nullable String text(Optional<EvaluationMetrics> metrics) {
    return metrics.map(present -> CanonicalJson.text(present.toJson())).orElse(null);
  }

  private static Optional<EvaluationMetrics> metrics(EvaluationRow row, @Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    return switch (JsonReader.read(text)) {
      case JsonReading.Read read ->
          Optional.of(EvaluationMetrics.read(JsonObject.of("", read.value())));
      case JsonReading.Malformed malformed ->
          throw new IllegalStateException("metrics of evaluation " + row.id + ": " + malformed);
    };
  }

  private static StoredEvaluation read(EvaluationRow row) {
    return new StoredEvaluation(
        row.id,
        row.repositoryId,
        row.branch,
        row.roundId,
        row.roundNumber,
        ObjectId.of(row.baseId),
        ObjectId.of(row.candidateId),
        row.hospital,
        StoredEvaluation.State.valueOf(row.state),
        metrics(row, row.baseMetrics),
        metrics(row, row.candidateMetrics),
        row.detail,
        row.changed);
  }
}
