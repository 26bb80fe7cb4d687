package io.federity.proof.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.proof.attack.Attack;
import io.federity.proof.field.Fp;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.file.ProofReader;
import io.federity.proof.file.ProofReader.RefusedException;
import io.federity.proof.ligero.LigeroParameters;
import io.federity.proof.multilinear.Equality;
import io.federity.proof.relation.Forger.Lie;
import io.federity.proof.statement.DatasetStatement;
import io.federity.proof.statement.Refusal;
import io.federity.proof.statement.TrainStatement;
import io.federity.proof.statement.VerificationOutcome;
import io.federity.proof.statement.VerificationOutcome.Refused;
import io.federity.proof.statement.VerificationOutcome.Verified;
import io.federity.proof.transcript.ForgetfulTranscript;
import io.federity.proof.transcript.Transcript;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Proofs of something else, put together anew or made under another protocol. */
class FileAttacksTest {
  private static Study study;
  private static byte[] dataset;
  private static byte[] train;

  @BeforeAll
  static void prove() throws Exception {
    study = Study.small();
    dataset = study.datasetProof();
    train = study.trainProof();
  }

  private static void assertRefused(VerificationOutcome outcome, Refusal... codes) {
    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(((Refused) outcome).code()).isIn((Object[]) codes);
  }

  /** Among messages, polynomials and opened cells, a multiplicity of p among them. */
  @Test
  @Attack({"E1", "S2"})
  void element_ofAnyPart_thatIsNotCanonical_isRefused() {
    int salts = 2 * 4 * 16;
    int mostSiblings = 2 * 4 * 9 * 32;
    long[] others = {Fp.P, Fp.P + 1, -1L};
    for (int i = 0; 80 + 8 * i < train.length - salts - mostSiblings - 8; i += 41) {
      byte[] file = train.clone();
      ByteBuffer.wrap(file).putLong(80 + 8 * i, others[i % 3]);
      assertRefused(study.verify(file), Refusal.NON_CANONICAL);
    }
  }

  @Test
  @Attack("T2")
  void proof_ofAnotherKind_isRefusedAlsoUnderAFittingHeader() {
    byte[] retagged = dataset.clone();
    System.arraycopy(train, 0, retagged, 0, 40);
    assertRefused(study.verify(retagged), Refusal.MALFORMED, Refusal.NON_CANONICAL);
    byte[] ofSameLength = Arrays.copyOf(retagged, train.length);
    ByteBuffer.wrap(ofSameLength).putLong(40, train.length);
    assertRefused(study.verify(ofSameLength), Refusal.MALFORMED, Refusal.MERKLE);
    assertThat(study.verify(train)).isInstanceOf(Verified.class);
  }

  /** Takes the first root after the second. */
  private static final class SwappedRoots extends Transcript {
    private byte[] held = new byte[0];

    @Override
    public void absorb(String label, byte[] message) {
      if (label.equals("root") && held.length == 0) {
        held = message;
      } else {
        super.absorb(label, message);
        if (label.equals("root")) {
          super.absorb(label, held);
        }
      }
    }
  }

  private static byte[] proofUnder(Supplier<Transcript> transcripts) {
    Lie truth = Forger.truth(study);
    return Forger.prove(
            transcripts, study, truth, Forger.lookups(study, truth), (label, known) -> known)
        .proof();
  }

  @Test
  @Attack("T3")
  void proof_withTheRootsInAnotherOrder_isRefused() {
    assertRefused(study.verify(proofUnder(SwappedRoots::new)), Refusal.MALFORMED, Refusal.MERKLE);
    assertThat(study.verify(proofUnder(Transcript::new))).isInstanceOf(Verified.class);
  }

  /**
   * An update that is not the training's, but agrees with it at the point of the update's check:
   * chosen once that point is known.
   */
  private static long[] otherUpdate(Supplier<Transcript> transcripts) {
    Lie truth = Forger.truth(study);
    List<Fp2> point =
        Forger.prove(
                transcripts, study, truth, Forger.lookups(study, truth), (label, known) -> known)
            .channel()
            .heardBefore("upd1.round0");
    // Variables of the input with the bias' bit come first; the table has the output lowest.
    Fp2[] at = {point.get(3), point.get(0), point.get(1), point.get(2)};
    Fp2Array eq = Equality.table(at);
    Fp2[] factor = {eq.get(0), eq.get(2), eq.get(4)};
    long[] kernel = new long[3];
    for (int i = 0; i < 3; i++) {
      Fp2 a = factor[(i + 1) % 3];
      Fp2 b = factor[(i + 2) % 3];
      kernel[i] = Fp.sub(Fp.mul(a.c0(), b.c1()), Fp.mul(a.c1(), b.c0()));
    }
    Random random = new Random(1);
    while (true) {
      long scale = random.nextLong(1, 1L << 62);
      long[] update = truth.update().clone();
      boolean small = true;
      for (int k = 0; k < 3; k++) {
        // Weight (output 0, input k) is number k in the order of params.
        long element = Fp.add(Fp.ofSigned(update[k]), Fp.mul(kernel[k], scale));
        small &= Math.abs(signed(element)) < Fp.SIGNED_BOUND;
        update[k] = signed(element);
      }
      if (small) {
        return update;
      }
    }
  }

  private static long signed(long element) {
    return Long.compareUnsigned(element, Fp.P >>> 1) > 0 ? element - Fp.P : element;
  }

  /**
   * What the protocol's own verifier says to an update that was chosen so; none where it accepts.
   */
  private static Optional<Refusal> forgeUpdate(Supplier<Transcript> transcripts) {
    long[] update = otherUpdate(transcripts);
    assertThat(update).isNotEqualTo(study.trained.update());
    Lie lie = Forger.truth(study).withUpdate(update);
    byte[] proof =
        Forger.prove(transcripts, study, lie, Forger.lookups(study, lie), (label, known) -> known)
            .proof();
    return check(transcripts, proof, study.statementOf(update), study.known(update));
  }

  /** Checks a file under a protocol and a statement; why it is refused. */
  private static Optional<Refusal> check(
      Supplier<Transcript> transcripts, byte[] file, TrainStatement statement, PublicRun known) {
    ProofReader reader = new ProofReader(file);
    assertThat(reader.header(statement)).isEmpty();
    try {
      TrainProofs.plan(transcripts, statement, known)
          .verify(
              reader,
              channel ->
                  TrainProofs.walk(
                      channel, statement.parameters(), known, Verification::noWitness));
      return Optional.empty();
    } catch (RefusedException e) {
      return Optional.of(e.refusal());
    }
  }

  @Test
  @Attack({"T4", "T5"})
  void update_chosenAfterTheChallenges_winsWhereTheStatementIsForgottenOnly() {
    assertThat(forgeUpdate(() -> new ForgetfulTranscript("statement", 1))).isEmpty();
    assertThat(forgeUpdate(Transcript::new)).contains(Refusal.LINEAR);
    long[] chosen = otherUpdate(Transcript::new);
    assertRefused(Forger.attempt(study, Forger.truth(study).withUpdate(chosen)), Refusal.LINEAR);
  }

  /** Everything but the columns is of one proof, the columns of another of the same statement. */
  @Test
  @Attack("C4")
  void columns_ofAnotherProof_areRefused() throws Exception {
    byte[] other =
        TrainProofs.prove(
            study.statement,
            study.ad,
            study.td,
            study.rows,
            study.initial,
            study.trained,
            Study.seed(8));
    assertThat(study.verify(other)).isInstanceOf(Verified.class);
    int length = Math.min(train.length, other.length);
    for (int from : new int[] {48, 80, train.length / 2, train.length - 4000, train.length - 700}) {
      byte[] spliced = train.clone();
      System.arraycopy(other, from, spliced, from, length - from);
      assertRefused(
          study.verify(spliced), Refusal.MALFORMED, Refusal.MERKLE, Refusal.NON_CANONICAL);
    }
  }

  /** Numbers of queries and columns are the statement's: the file has none that could be taken. */
  @Test
  @Attack({"E6", "E3"})
  void proof_madeWithFewerQueriesOrAnotherRate_isRefused() {
    PublicRun known = study.known(study.trained.update());
    for (LigeroParameters other :
        List.of(
            LigeroParameters.forTests(64, 1, 4),
            LigeroParameters.forTests(64, 3, 4),
            LigeroParameters.forTests(32, 2, 4),
            LigeroParameters.forTests(128, 4, 4))) {
      TrainStatement s = study.statement;
      TrainStatement weaker =
          new TrainStatement(
              s.repo(),
              s.branch(),
              s.base(),
              s.contributor(),
              s.hospital(),
              s.ad(),
              s.td(),
              s.nonce(),
              s.dataRoot(),
              s.dataUse(),
              other,
              s.rows(),
              s.inputs(),
              s.outputs(),
              s.w0(),
              s.update(),
              s.result());
      byte[] proof = train.clone();
      System.arraycopy(HexFormat.of().parseHex(weaker.hash()), 0, proof, 8, 32);
      assertRefused(
          study.verify(proof, weaker, study.trained.update()), Refusal.STATEMENT_MISMATCH);
      assertThat(check(Transcript::new, proof, weaker, known)).isNotEmpty();
    }
    assertThat(check(Transcript::new, train, study.statement, known)).isEmpty();
  }

  /** Neither issued for another training, nor before the root, nor used. */
  @Test
  @Attack("Q13")
  void nonce_thatWasNotIssuedForThis_isRefused() {
    VerifierRecords records =
        new VerifierRecords() {
          @Override
          public Optional<DatasetStatement> dataset(String dataRoot) {
            return study.dataset(dataRoot);
          }

          @Override
          public boolean isSpent(String dataRoot, int use) {
            return false;
          }

          @Override
          public boolean isIssued(TrainStatement statement) {
            return false;
          }
        };
    assertThat(
            TrainProofs.verify(
                train,
                study.statement,
                study.initial,
                study.trained.update(),
                study.registry,
                records))
        .isEqualTo(new Refused(Refusal.NONCE));
    assertThat(study.verify(train)).isInstanceOf(Verified.class);
  }

  /** A sibling more or less, and a leaf's hash in a node's place. */
  @Test
  @Attack("E5")
  void path_ofAnotherLengthOrWithALeafForANode_isRefused() {
    for (int bytes : new int[] {-32, 32}) {
      byte[] file = Arrays.copyOf(train, train.length + bytes);
      ByteBuffer.wrap(file).putLong(40, file.length);
      assertRefused(study.verify(file), Refusal.MALFORMED);
    }
    byte[] file = train.clone();
    byte[] leaf = Arrays.copyOfRange(file, file.length - 32 * 20, file.length - 32 * 19);
    System.arraycopy(leaf, 0, file, file.length - 32, 32);
    assertRefused(study.verify(file), Refusal.MERKLE);
  }

  /** All of a file, header included, being zeros or ones. */
  @Test
  @Attack("S8")
  void file_ofZerosOrOnes_isRefused() {
    for (byte filling : new byte[] {0, -1}) {
      byte[] file = new byte[train.length];
      Arrays.fill(file, filling);
      assertRefused(study.verify(file), Refusal.MALFORMED);
    }
  }
}
