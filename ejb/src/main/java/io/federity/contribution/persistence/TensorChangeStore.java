package io.federity.contribution.persistence;

import io.federity.aggregation.UpdateStatistics;
import io.federity.object.ObjectId;
import io.federity.tensor.TensorSpec;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How the tensors of a pushed commit differ from its base's, computed once. */
@Dependent
public class TensorChangeStore {
  private final EntityManager entityManager;

  /** A store on the given entity manager. */
  @Inject
  public TensorChangeStore(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * One tensor's change.
   *
   * @param shareChanged share of elements that differ, 0 to 1
   */
  public record Change(
      String name,
      String dtype,
      List<Long> shape,
      double l2,
      double baseL2,
      double maxAbs,
      double shareChanged,
      List<Long> histogram) {
    public Change {
      shape = List.copyOf(shape);
      histogram = List.copyOf(histogram);
    }

    /** The change of a tensor. */
    public static Change of(TensorSpec spec, UpdateStatistics statistics) {
      return new Change(
          spec.name(),
          spec.dtype().name(),
          spec.shape(),
          statistics.l2Norm(),
          statistics.baseL2Norm(),
          statistics.maxAbs(),
          statistics.shareChanged(),
          statistics.histogram());
    }
  }

  /** Adds the changes of a commit, in tree order. */
  public void add(ObjectId commit, List<Change> changes) {
    int position = 0;
    for (Change change : changes) {
      var row = new TensorChangeRow();
      row.commitId = commit.hex();
      row.position = ++position;
      row.name = change.name();
      row.dtype = change.dtype();
      row.shape = text(change.shape());
      row.l2 = change.l2();
      row.baseL2 = change.baseL2();
      row.maxAbs = change.maxAbs();
      row.shareChanged = change.shareChanged();
      row.histogram = text(change.histogram());
      entityManager.persist(row);
    }
  }

  /** The changes of a commit, in tree order. */
  public List<Change> of(ObjectId commit) {
    return entityManager
        .createQuery(
            "select t from TensorChangeRow t where t.commitId = :commit order by t.position",
            TensorChangeRow.class)
        .setParameter("commit", commit.hex())
        .getResultStream()
        .map(row ->
            new Change(
                row.name,
                row.dtype,
                numbers(row.shape),
                row.l2,
                row.baseL2,
                row.maxAbs,
                row.shareChanged,
                numbers(row.histogram)))
        .toList();
  }

  /** Euclidean norm of the whole update of each commit. */
  public Map<ObjectId, Double> norms(List<ObjectId> commits) {
    Map<ObjectId, Double> norms = new HashMap<>();
    if (commits.isEmpty()) {
      return norms;
    }
    entityManager
        .createQuery(
            "select t.commitId, t.l2 from TensorChangeRow t where t.commitId in :commits",
            Object[].class)
        .setParameter("commits", commits.stream().map(ObjectId::hex).toList())
        .getResultStream()
        .forEach(row -> norms.merge(ObjectId.of((String) row[0]), (Double) row[1], Math::hypot));
    return norms;
  }

  private static String text(List<Long> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static List<Long> numbers(String text) {
    return text.isEmpty() ? List.of() : Arrays.stream(text.split(" ")).map(Long::valueOf).toList();
  }
}
