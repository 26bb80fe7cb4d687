package io.federity.proof.ligero;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.attack.Attack;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.ligero.LigeroVerifier.Query;
import io.federity.proof.ligero.LigeroVerifier.Verdict;
import io.federity.proof.transcript.Coins;
import io.federity.proof.transcript.ForgetfulTranscript;
import io.federity.proof.transcript.Transcript;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * A protocol that forgets to absorb the polynomial q draws columns that do not depend on it. A
 * prover who knows the columns bends q between them until its sum is right: any false constraint is
 * then proved. The same forger loses against the real protocol.
 */
class AdaptiveForgerTest {
  private static final LigeroParameters PARAMETERS = LigeroParameters.forTests(64, 4, 4);
  private static final List<String> LABELS = List.of("w_run");

  private final EvaluationDomain domain = new EvaluationDomain(PARAMETERS.ell());
  private final RunCommitment run =
      RunCommitment.commit(
          PARAMETERS,
          domain,
          new long[] {1, 2, 3},
          5,
          List.of(),
          List.of(),
          new Coins(new byte[32]));
  private final List<RootShape> shapes = List.of(RootShape.ofRun(PARAMETERS, 3, 5, 0, 1));
  private final LigeroVerifier verifier =
      new LigeroVerifier(PARAMETERS, domain, shapes, List.of(run.root()));

  /** {@code pad 0 = its value + 1}: false. */
  private LinearConstraints falseConstraint() {
    LinearConstraints constraints = new LinearConstraints();
    constraints.requireZero(AffineForm.pad(0).plus(run.pad(0).plus(Fp2.ONE).negate()));
    return constraints;
  }

  private Transcript begun(Transcript transcript) {
    transcript.absorb("root", run.root());
    return transcript;
  }

  private Verdict forge(Supplier<Transcript> protocol) {
    Opening honest = run.open(begun(protocol.get()), LABELS, falseConstraint());
    Query before =
        verifier.query(begun(protocol.get()), LABELS, falseConstraint(), honest.polynomials());
    Fp2 wanted =
        CombinedConstraints.of(shapes.getFirst(), falseConstraint(), before.factors().constraints())
            .rightHandSide();
    Fp2Array bent =
        BentPolynomial.of(domain, honest.polynomials().linear(), before.indices(), wanted);
    OpeningPolynomials forged =
        new OpeningPolynomials(
            honest.polynomials().combinations(), bent, honest.polynomials().quadratic());
    Query query = verifier.query(begun(protocol.get()), LABELS, falseConstraint(), forged);
    // The forger opens what it is asked for.
    return verifier.check(query, List.of(run.openAt(query.indices())));
  }

  @Test
  @Attack("T4")
  void forger_againstAProtocolThatForgetsQ_provesWhatIsFalse() {
    assertThat(forge(() -> new ForgetfulTranscript("q", 1))).isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  @Attack("T4")
  void forger_againstTheRealProtocol_fails() {
    assertThat(forge(Transcript::new)).isEqualTo(Verdict.LINEAR);
  }
}
