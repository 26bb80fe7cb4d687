package io.federity.proof.ligero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.attack.Attack;
import io.federity.proof.field.Fp2;
import io.federity.proof.ligero.LigeroVerifier.Verdict;
import io.federity.proof.transcript.Coins;
import io.federity.proof.transcript.InteractiveTranscript;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The protocol with the verifier's own coins (section 12, 3): a cheater is caught exactly as often
 * as theory says, within three standard deviations.
 */
class InteractiveSoundnessTest {
  private static final int TRIALS = 300;

  private static byte[] seed(int number) {
    byte[] seed = new byte[32];
    seed[0] = (byte) number;
    seed[1] = (byte) (number >> 8);
    seed[2] = 7;
    return seed;
  }

  private static void assertRate(int accepted, double expected) {
    double sigma = Math.sqrt(expected * (1 - expected) / TRIALS);
    assertThat(accepted / (double) TRIALS).isCloseTo(expected, within(3 * sigma + 1e-9));
  }

  /** Columns that are bad in one root only count as much as if they were bad in all. */
  @ParameterizedTest
  @CsvSource({"0, 0", "64, 0", "0, 64", "256, 0", "0, 256", "32, 32", "128, 128", "1, 255"})
  @Attack({"C1", "C7"})
  void badColumns_ofOneRootOrSplitBetweenTwo_areMissedAsOftenAsNotOpened(int inRun, int inData) {
    LigeroParameters parameters = LigeroParameters.forTests(64, 4, 4);
    List<Integer> shuffled =
        new ArrayList<>(IntStream.range(0, parameters.columns()).boxed().toList());
    Collections.shuffle(shuffled, new Random(5));
    EvaluationDomain runs =
        new CorruptingDomain(64, shuffled.stream().limit(inRun).collect(Collectors.toSet()));
    EvaluationDomain datas =
        new CorruptingDomain(
            64, shuffled.stream().skip(inRun).limit(inData).collect(Collectors.toSet()));
    List<RootShape> shapes =
        List.of(RootShape.ofRun(parameters, 20, 3, 0, 2), RootShape.ofData(parameters, 100));
    int accepted = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      Coins coins = new Coins(seed(trial));
      DataCommitment data = DataCommitment.commit(parameters, datas, coins.nextFp(100), coins);
      RunCommitment run =
          RunCommitment.commit(
              parameters, runs, coins.nextFp(20), 3, List.of(), List.of(data), coins);
      int tossed = trial;
      Protocol protocol =
          new Protocol(
              parameters,
              new EvaluationDomain(64),
              shapes,
              () -> new InteractiveTranscript(new Random(tossed)));
      Verdict verdict = protocol.play(run, List.of(data), new LinearConstraints());
      assertThat(verdict).isIn(Verdict.ACCEPTED, Verdict.LOW_DEGREE);
      accepted += verdict == Verdict.ACCEPTED ? 1 : 0;
    }
    double missed = 1;
    for (int i = 0; i < parameters.queries(); i++) {
      missed *= (parameters.columns() - inRun - inData - i) / (double) (parameters.columns() - i);
    }
    assertRate(accepted, missed);
  }

  /**
   * The best that a false constraint can do once its factor is drawn: a polynomial of the linear
   * test with the right sum that agrees with the honest one in {@code D2 - 1} columns. Points that
   * agree are columns 0, 1, …, which the prover must choose before it knows which is opened.
   */
  @Test
  @Attack("C1")
  void falseConstraint_isMissedAsOftenAsTheBentPolynomialAgrees() {
    LigeroParameters parameters = LigeroParameters.forTests(8, 1, 2);
    EvaluationDomain domain = new EvaluationDomain(8);
    List<RootShape> shapes = List.of(RootShape.ofRun(parameters, 3, 2, 0, 1));
    int agreeing = RootShape.linearLength(shapes) - 1;
    int[] chosen = IntStream.range(0, agreeing).toArray();
    int accepted = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      RunCommitment run =
          RunCommitment.commit(
              parameters,
              domain,
              new long[] {1, 2, 3},
              2,
              List.of(),
              List.of(),
              new Coins(seed(trial)));
      int tossed = trial;
      Protocol protocol =
          new Protocol(
              parameters, domain, shapes, () -> new InteractiveTranscript(new Random(tossed)));
      LinearConstraints constraints = new LinearConstraints();
      constraints.requireZero(AffineForm.pad(0).plus(run.pad(0).plus(Fp2.ONE).negate()));
      Verdict verdict =
          protocol.play(
              run,
              List.of(),
              constraints,
              sent -> {
                Fp2 wanted =
                    CombinedConstraints.of(
                            shapes.getFirst(),
                            constraints,
                            protocol
                                .query(run, List.of(), constraints, sent)
                                .factors()
                                .constraints())
                        .rightHandSide();
                return new OpeningPolynomials(
                    sent.combinations(),
                    BentPolynomial.of(domain, sent.linear(), chosen, wanted),
                    sent.quadratic());
              });
      assertThat(verdict).isIn(Verdict.ACCEPTED, Verdict.LINEAR);
      accepted += verdict == Verdict.ACCEPTED ? 1 : 0;
    }
    assertRate(accepted, agreeing / (double) parameters.columns());
  }
}
