package io.federity.proof.ligero;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.ligero.LinearConstraints.TensorConstraint;
import io.federity.proof.ligero.LinearConstraints.Term;
import io.federity.proof.ligero.LinearConstraints.Triple;
import java.util.ArrayList;
import java.util.List;

/**
 * All constraints in one, by a random factor each: {@code sum over slots of (public polynomial *
 * row) = right-hand side}. Prover and verifier compute the same.
 */
final class CombinedConstraints {
  private final RootShape run;
  private final List<Term> terms = new ArrayList<>();
  private final Fp2Array[] extension;
  private Fp2 rightHandSide = Fp2.ZERO;

  private CombinedConstraints(RootShape run) {
    this.run = run;
    this.extension = new Fp2Array[run.extensionRows()];
    for (int row = 0; row < extension.length; row++) {
      extension[row] = new Fp2Array(run.ell());
    }
  }

  /**
   * Combines.
   *
   * @param factors one for each tensor constraint, then one for each affine constraint, those of
   *     triples last
   */
  static CombinedConstraints of(RootShape run, LinearConstraints constraints, Fp2[] factors) {
    CombinedConstraints combined = new CombinedConstraints(run);
    int next = 0;
    for (TensorConstraint tensor : constraints.tensors()) {
      combined.addTensor(tensor, factors[next++]);
    }
    for (AffineForm form : constraints.affineForms()) {
      Fp2 factor = factors[next++];
      combined.addCells(form, factor);
      combined.rightHandSide = combined.rightHandSide.minus(factor.times(form.constant()));
    }
    List<Triple> triples = constraints.triples();
    for (int number = 0; number < triples.size(); number++) {
      combined.linkFactor(0, number, triples.get(number).padA(), factors[next++]);
      combined.linkFactor(1, number, triples.get(number).padB(), factors[next++]);
    }
    return combined;
  }

  private void addTensor(TensorConstraint tensor, Fp2 factor) {
    for (Term term : tensor.terms()) {
      terms.add(new Term(term.root(), factor.times(term.weight()), term.point()));
    }
    addCells(tensor.claim(), factor.negate());
    rightHandSide = rightHandSide.plus(factor.times(tensor.claim().constant()));
  }

  private void addCells(AffineForm form, Fp2 factor) {
    form.forEachCell((product, number, coefficient) -> {
      int row = product ? run.tripleRow(2, number) : number / run.ell();
      extension[row].add(number % run.ell(), factor.times(coefficient));
    });
  }

  /** A factor of a triple equals its pad: {@code X[s] - pad = 0}. */
  private void linkFactor(int part, int number, int pad, Fp2 factor) {
    extension[run.tripleRow(part, number)].add(number % run.ell(), factor);
    extension[pad / run.ell()].add(pad % run.ell(), factor.negate());
  }

  /** Claims on vectors, each with its weight. */
  List<Term> terms() {
    return terms;
  }

  /** For each K-row of pads and triples the factors of its slots. */
  Fp2Array[] extension() {
    return extension;
  }

  /** What the sum over all slots must be. */
  Fp2 rightHandSide() {
    return rightHandSide;
  }
}
