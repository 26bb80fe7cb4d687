package io.federity.proof.ligero;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.attack.Attack;
import io.federity.proof.field.Fp;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.interaction.Channel;
import io.federity.proof.interaction.PaddedValue;
import io.federity.proof.interaction.ProvingChannel;
import io.federity.proof.interaction.VerifyingChannel;
import io.federity.proof.ligero.LigeroVerifier.Verdict;
import io.federity.proof.ligero.LinearConstraints.Triple;
import io.federity.proof.transcript.Coins;
import io.federity.proof.transcript.ForgetfulTranscript;
import io.federity.proof.transcript.Transcript;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Provers that choose masks or pads so that errors cancel, or could be told from each other. */
class MaskAttacksTest {
  private static final LigeroParameters PARAMETERS = LigeroParameters.forTests(64, 4, 4);
  private static final int PADS = 5;
  private static final List<Triple> TRIPLES = List.of(new Triple(0, 1));
  private static final List<RootShape> SHAPES = List.of(RootShape.ofRun(PARAMETERS, 3, PADS, 1, 1));
  private static final int LINEAR_MASK = 1;
  private static final int QUADRATIC_MASK = 2;

  private final EvaluationDomain domain = new EvaluationDomain(PARAMETERS.ell());

  private RunCommitment commit(EvaluationDomain chosen) {
    return RunCommitment.commit(
        PARAMETERS,
        chosen,
        new long[] {1, 2, 3},
        PADS,
        TRIPLES,
        List.of(),
        new Coins(new byte[32]));
  }

  /** The same commitment, but for a constant that is added to a mask. */
  private RunCommitment commit(int mask, long by) {
    long[] honest = commit(domain).mask(mask).constants();
    return commit(new BentDomain(PARAMETERS.ell(), honest, by));
  }

  private Protocol protocol(Supplier<Transcript> transcripts) {
    return new Protocol(PARAMETERS, domain, SHAPES, transcripts);
  }

  private static Fp2Array plusConstant(Fp2Array polynomial, long by) {
    Fp2Array copy =
        Fp2Array.wrap(polynomial.constants().clone(), polynomial.coefficients().clone());
    copy.add(0, Fp2.of(by));
    return copy;
  }

  /** {@code pad 0 = value}, and the triple that was committed. */
  private static LinearConstraints padIs(Fp2 value) {
    LinearConstraints constraints = new LinearConstraints();
    constraints.requireZero(AffineForm.pad(0).minus(AffineForm.of(value)));
    TRIPLES.forEach(triple -> constraints.triple(triple.padA(), triple.padB()));
    return constraints;
  }

  /** Guesses the factor of an error, and lets the mask's sum be minus the product of both. */
  private Verdict forgeLinearMask(Supplier<Transcript> transcripts, long product) {
    Protocol protocol = protocol(transcripts);
    RunCommitment guessed = commit(domain);
    LinearConstraints honest = padIs(guessed.pad(0));
    Fp2 factor =
        protocol
            .query(
                guessed, List.of(), honest, protocol.open(guessed, List.of(), honest).polynomials())
            .factors()
            .constraints()[0];
    Fp2 error = factor.inverse().times(product);
    long share = Fp.mul(product, Fp.inverse(PARAMETERS.ell()));
    return protocol.play(
        commit(LINEAR_MASK, share),
        List.of(),
        padIs(guessed.pad(0).plus(error)),
        sent ->
            new OpeningPolynomials(
                sent.combinations(), plusConstant(sent.linear(), share), sent.quadratic()));
  }

  /**
   * The factor is drawn after the mask is committed, also that of the first constraint. Where the
   * root is not absorbed it is known before, and everything can be proved.
   */
  @Test
  @Attack({"C2", "T4"})
  void linearMask_whoseSumIsMinusAnError_winsWhereTheRootIsForgottenOnly() {
    Supplier<Transcript> forgetful = () -> new ForgetfulTranscript("root", 1);
    assertThat(forgeLinearMask(forgetful, 1)).isEqualTo(Verdict.ACCEPTED);
    assertThat(forgeLinearMask(Transcript::new, 1)).isEqualTo(Verdict.LINEAR);
    assertThat(forgeLinearMask(Transcript::new, 0)).isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  @Attack("C3")
  void quadraticMask_thatDoesNotVanish_isRefusedWhateverIsSent() {
    Protocol protocol = protocol(Transcript::new);
    LinearConstraints constraints = padIs(commit(domain).pad(0));
    for (long by : new long[] {1, Fp.P - 1}) {
      RunCommitment run = commit(QUADRATIC_MASK, by);
      assertThat(protocol.play(run, List.of(), constraints)).isEqualTo(Verdict.QUADRATIC);
      assertThat(
              protocol.play(
                  run,
                  List.of(),
                  constraints,
                  sent ->
                      new OpeningPolynomials(
                          sent.combinations(), sent.linear(), plusConstant(sent.quadratic(), by))))
          .isEqualTo(Verdict.QUADRATIC);
    }
    assertThat(protocol.play(commit(domain), List.of(), constraints)).isEqualTo(Verdict.ACCEPTED);
  }

  /** Says 5 and 6, each under the pad that a prover chooses for it. */
  private Verdict say(IntUnaryOperator padOf) {
    RunCommitment run = commit(domain);
    ProvingChannel prover = new ProvingChannel(begun(run), pad -> run.pad(padOf.applyAsInt(pad)));
    assertThat(speak(prover)).doesNotHaveDuplicates();
    Opening opening =
        run.open(continued(run, prover.messages()), List.of("w_run"), prover.constraints());
    VerifyingChannel reader = new VerifyingChannel(begun(run), prover.messages());
    assertThat(speak(reader)).doesNotHaveDuplicates();
    LigeroVerifier verifier = new LigeroVerifier(PARAMETERS, domain, SHAPES, List.of(run.root()));
    return verifier.check(
        verifier.query(
            continued(run, prover.messages()),
            List.of("w_run"),
            reader.constraints(),
            opening.polynomials()),
        opening.columns());
  }

  private static Transcript begun(RunCommitment run) {
    Transcript transcript = new Transcript();
    transcript.absorb("root", run.root());
    return transcript;
  }

  private static Transcript continued(RunCommitment run, Fp2Array messages) {
    Transcript transcript = begun(run);
    transcript.absorb("messages", messages.toBytes());
    return transcript;
  }

  private static List<Integer> speak(Channel channel) {
    PaddedValue five = channel.send("five", () -> Fp2.of(5));
    PaddedValue six = channel.send("six", () -> Fp2.of(6));
    channel.requireEqual(five.form(), AffineForm.of(Fp2.of(5)));
    channel.requireEqual(six.form(), AffineForm.of(Fp2.of(6)));
    channel.requireEqual(channel.product(five, six), AffineForm.of(Fp2.of(30)));
    return List.of(five.pad(), six.pad());
  }

  /** Element j is hidden by pad j on both sides; a prover that takes another one is off. */
  @Test
  @Attack("S5")
  void pad_usedTwice_isRefused() {
    assertThat(say(pad -> pad)).isEqualTo(Verdict.ACCEPTED);
    assertThat(say(pad -> 0)).isEqualTo(Verdict.LINEAR);
    assertThat(say(pad -> 1)).isEqualTo(Verdict.LINEAR);
    assertThat(say(pad -> 1 - pad)).isEqualTo(Verdict.LINEAR);
  }
}
