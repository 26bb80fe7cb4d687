package io.federity.proof.ligero;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.attack.Attack;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.ligero.LigeroVerifier.Verdict;
import io.federity.proof.ligero.LinearConstraints.TensorConstraint;
import io.federity.proof.ligero.LinearConstraints.Term;
import io.federity.proof.ligero.LinearConstraints.Triple;
import io.federity.proof.multilinear.Equality;
import io.federity.proof.transcript.Coins;
import io.federity.proof.transcript.Transcript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Openings of a run root and a data root, small enough to tamper with every part. */
class LigeroTest {
  private static final LigeroParameters PARAMETERS = LigeroParameters.forTests(64, 4, 4);
  private static final List<String> LABELS = List.of("w_run", "w_data");
  private static final int PADS = 70;
  private static final List<Triple> TRIPLES = List.of(new Triple(0, 1), new Triple(69, 69));

  private final EvaluationDomain domain = new EvaluationDomain(PARAMETERS.ell());
  private final Coins values = new Coins(seed(1));
  private final long[] runVector = values.nextFp(200);
  private final long[] dataVector = values.nextFp(64);
  private final DataCommitment data =
      DataCommitment.commit(PARAMETERS, domain, dataVector, new Coins(seed(2)));
  private final RunCommitment run =
      RunCommitment.commit(
          PARAMETERS, domain, runVector, PADS, TRIPLES, List.of(data), new Coins(seed(3)));
  private final List<RootShape> shapes =
      List.of(
          RootShape.ofRun(PARAMETERS, runVector.length, PADS, TRIPLES.size(), 2),
          RootShape.ofData(PARAMETERS, dataVector.length));

  private static byte[] seed(int first) {
    byte[] seed = new byte[32];
    seed[0] = (byte) first;
    return seed;
  }

  private static Fp2 evaluate(long[] vector, Fp2[] point) {
    Fp2Array eq = Equality.table(point);
    Fp2 sum = Fp2.ZERO;
    for (int i = 0; i < vector.length; i++) {
      sum = sum.plus(eq.get(i).times(vector[i]));
    }
    return sum;
  }

  private Fp2[] point(int root) {
    Fp2[] point = new Fp2[shapes.get(root).variables()];
    Coins coins = new Coins(seed(10 + root));
    Arrays.setAll(point, i -> coins.next());
    return point;
  }

  /** True constraints of every kind; each can be made false by an error. */
  private LinearConstraints constraints(Fp2 runError, Fp2 dataError, Fp2 affineError) {
    LinearConstraints constraints = new LinearConstraints();
    Fp2 weight = new Fp2(5, 6);
    Fp2 runClaim = evaluate(runVector, point(0)).times(weight).plus(runError);
    // The claim is known up to a pad, as a sumcheck would leave it.
    AffineForm padded = AffineForm.padded(runClaim.minus(run.pad(7)), 7);
    constraints.require(new TensorConstraint(List.of(new Term(0, weight, point(0))), padded));
    Fp2 dataClaim = evaluate(dataVector, point(1)).plus(dataError);
    constraints.require(
        new TensorConstraint(List.of(new Term(1, Fp2.ONE, point(1))), AffineForm.of(dataClaim)));
    for (Triple triple : TRIPLES) {
      constraints.triple(triple.padA(), triple.padB());
    }
    Fp2 product = run.pad(0).times(run.pad(1)).plus(affineError);
    constraints.requireZero(AffineForm.product(0).plus(product.negate()));
    constraints.requireZero(
        AffineForm.pad(69)
            .times(new Fp2(3, 2))
            .minus(AffineForm.pad(3))
            .plus(run.pad(3).minus(run.pad(69).times(new Fp2(3, 2)))));
    return constraints;
  }

  private LinearConstraints trueConstraints() {
    return constraints(Fp2.ZERO, Fp2.ZERO, Fp2.ZERO);
  }

  private Transcript transcript() {
    Transcript transcript = new Transcript();
    transcript.absorb("root", data.root());
    transcript.absorb("root", run.root());
    return transcript;
  }

  private LigeroVerifier verifier() {
    return new LigeroVerifier(PARAMETERS, domain, shapes, List.of(run.root(), data.root()));
  }

  private Verdict verdict(LinearConstraints constraints) {
    Opening opening = run.open(transcript(), LABELS, constraints);
    LigeroVerifier verifier = verifier();
    LigeroVerifier.Query query =
        verifier.query(transcript(), LABELS, constraints, opening.polynomials());
    return verifier.check(query, opening.columns());
  }

  @Test
  void opening_ofTrueConstraints_isAccepted() {
    assertThat(verdict(trueConstraints())).isEqualTo(Verdict.ACCEPTED);
    assertThat(verdict(new LinearConstraints())).isNotEqualTo(Verdict.MERKLE);
  }

  @Test
  void opening_ofAFalseConstraint_failsTheLinearTest() {
    Fp2 off = new Fp2(0, 1);
    assertThat(verdict(constraints(off, Fp2.ZERO, Fp2.ZERO))).isEqualTo(Verdict.LINEAR);
    assertThat(verdict(constraints(Fp2.ZERO, off, Fp2.ZERO))).isEqualTo(Verdict.LINEAR);
    assertThat(verdict(constraints(Fp2.ZERO, Fp2.ZERO, off))).isEqualTo(Verdict.LINEAR);
    // Errors of two constraints do not cancel.
    assertThat(verdict(constraints(off, off.negate(), Fp2.ZERO))).isEqualTo(Verdict.LINEAR);
  }

  /** A triple whose factor is another pad than the committed one. */
  @Test
  @Attack("S10")
  void opening_ofATripleOfOtherPads_failsTheLinearTest() {
    LinearConstraints constraints = new LinearConstraints();
    constraints.triple(0, 2);
    constraints.triple(69, 69);
    assertThat(verdict(constraints)).isEqualTo(Verdict.LINEAR);
    LinearConstraints control = new LinearConstraints();
    TRIPLES.forEach(triple -> control.triple(triple.padA(), triple.padB()));
    assertThat(verdict(control)).isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void opening_againstAnotherTranscript_asksForOtherColumns() {
    LinearConstraints constraints = trueConstraints();
    Opening opening = run.open(transcript(), LABELS, constraints);
    Transcript other = transcript();
    other.absorb("statement", new byte[1]);
    int[] mine =
        verifier().query(transcript(), LABELS, constraints, opening.polynomials()).indices();
    assertThat(verifier().query(other, LABELS, constraints, opening.polynomials()).indices())
        .isNotEqualTo(mine);
  }

  /** Keeps the drawn columns, so that the check under test is the one that must object. */
  private Verdict checkTampered(UnaryOperator<Opening> tampering) {
    LinearConstraints constraints = trueConstraints();
    Opening honest = run.open(transcript(), LABELS, constraints);
    LigeroVerifier verifier = verifier();
    LigeroVerifier.Query query =
        verifier.query(transcript(), LABELS, constraints, honest.polynomials());
    assertThat(verifier.check(query, honest.columns())).isEqualTo(Verdict.ACCEPTED);
    Opening tampered = tampering.apply(honest);
    return verifier.check(
        new LigeroVerifier.Query(
            constraints, tampered.polynomials(), query.factors(), query.indices()),
        tampered.columns());
  }

  private static Fp2Array changed(Fp2Array polynomial, int index, Fp2 by) {
    Fp2Array copy =
        Fp2Array.wrap(polynomial.constants().clone(), polynomial.coefficients().clone());
    copy.add(index, by);
    return copy;
  }

  @Test
  void combination_withAnyCoefficientChanged_failsTheLowDegreeTest() {
    for (int root = 0; root < 2; root++) {
      int changed = root;
      for (int index = 0; index < shapes.get(root).degreeBound(); index += 13) {
        int at = index;
        assertThat(
                checkTampered(honest -> {
                  var sent = honest.polynomials();
                  List<Fp2Array> combinations = new ArrayList<>(sent.combinations());
                  combinations.set(changed, changed(combinations.get(changed), at, Fp2.ONE));
                  return new Opening(
                      new OpeningPolynomials(combinations, sent.linear(), sent.quadratic()),
                      honest.columns());
                }))
            .isEqualTo(Verdict.LOW_DEGREE);
      }
    }
  }

  @Test
  void linearPolynomial_withAnyCoefficientChanged_failsTheLinearTest() {
    for (int index : new int[] {0, 1, 64, 128, 142}) {
      assertThat(
              checkTampered(honest ->
                  new Opening(
                      new OpeningPolynomials(
                          honest.polynomials().combinations(),
                          changed(honest.polynomials().linear(), index, new Fp2(0, 1)),
                          honest.polynomials().quadratic()),
                      honest.columns())))
          .isEqualTo(Verdict.LINEAR);
    }
  }

  @Test
  void quadraticPolynomial_withAnyCoefficientChanged_failsTheQuadraticTest() {
    for (int index : new int[] {0, 1, 64, 134}) {
      assertThat(
              checkTampered(honest ->
                  new Opening(
                      new OpeningPolynomials(
                          honest.polynomials().combinations(),
                          honest.polynomials().linear(),
                          changed(honest.polynomials().quadratic(), index, Fp2.ONE)),
                      honest.columns())))
          .isEqualTo(Verdict.QUADRATIC);
    }
  }

  @Test
  void columns_withAnyCellSaltOrSiblingChanged_areNotCommitted() {
    for (int root = 0; root < 2; root++) {
      int at = root;
      assertThat(
              checkTampered(honest -> {
                honest.columns().get(at).columns()[3][0] ^= 1;
                return honest;
              }))
          .isEqualTo(Verdict.MERKLE);
      assertThat(
              checkTampered(honest -> {
                honest.columns().get(at).salts()[0] = new byte[16];
                return honest;
              }))
          .isEqualTo(Verdict.MERKLE);
      assertThat(
              checkTampered(honest -> {
                honest.columns().get(at).siblings()[0] = new byte[32];
                return honest;
              }))
          .isEqualTo(Verdict.MERKLE);
    }
  }

  @Test
  @Attack("Z1")
  void commitment_fromTheSameSeed_isTheSame_andFromAnotherSharesNoColumn() {
    DataCommitment again =
        DataCommitment.commit(PARAMETERS, domain, dataVector, new Coins(seed(2)));
    assertThat(again.root()).isEqualTo(data.root());
    DataCommitment other =
        DataCommitment.commit(PARAMETERS, domain, dataVector, new Coins(seed(4)));
    int[] all = IntStream.range(0, domain.columns()).toArray();
    OpenedColumns mine = data.matrix().open(all);
    OpenedColumns others = other.matrix().open(all);
    for (int column : all) {
      assertThat(others.columns()[column]).isNotEqualTo(mine.columns()[column]);
      assertThat(others.salts()[column]).isNotEqualTo(mine.salts()[column]);
    }
  }
}
