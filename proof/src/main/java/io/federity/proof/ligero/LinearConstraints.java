package io.federity.proof.ligero;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.field.Fp2;
import java.util.ArrayList;
import java.util.List;

/**
 * What an opening proves, in the order in which it was collected (section 2.3): tensor constraints
 * {@code sum_g A_g <eq(r_g), vector_g> - claim = 0}, affine constraints {@code form = 0}, and
 * quadratic triples {@code Z[s] = pad_a * pad_b}. Not safe for use by several threads.
 */
public final class LinearConstraints {
  /**
   * A weighted claim on the vector of one root.
   *
   * @param root in root order, the run root being 0
   * @param weight the factor A
   * @param point one coordinate for each bit of an index into the vector, lowest first
   */
  public record Term(int root, Fp2 weight, Fp2[] point) {}

  /** {@code sum of terms - claim = 0}. */
  public record TensorConstraint(List<Term> terms, AffineForm claim) {}

  /** A product of two pads. */
  public record Triple(int padA, int padB) {}

  private final List<TensorConstraint> tensors = new ArrayList<>();
  private final List<AffineForm> affine = new ArrayList<>();
  private final List<Triple> triples = new ArrayList<>();

  /** Demands a tensor constraint. */
  public void require(TensorConstraint constraint) {
    tensors.add(constraint);
  }

  /** Demands that a form is 0. */
  public void requireZero(AffineForm form) {
    affine.add(form);
  }

  /** Registers a product of two pads and returns its number. */
  public int triple(int padA, int padB) {
    triples.add(new Triple(padA, padB));
    return triples.size() - 1;
  }

  /** Tensor constraints, in order. */
  public List<TensorConstraint> tensors() {
    return tensors;
  }

  /** Triples by number. */
  public List<Triple> triples() {
    return triples;
  }

  /** Affine constraints in order, then those that link each triple's factors to their pads. */
  int affineCount() {
    return affine.size() + 2 * triples.size();
  }

  /** The affine constraints that were demanded, without those of the triples, in order. */
  public List<AffineForm> affineForms() {
    return affine;
  }
}
