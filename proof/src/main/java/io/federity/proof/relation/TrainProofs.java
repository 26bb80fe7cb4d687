package io.federity.proof.relation;

import io.federity.proof.descriptor.ArchitectureDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.field.Fp;
import io.federity.proof.file.ProofReader;
import io.federity.proof.file.ProofReader.RefusedException;
import io.federity.proof.interaction.Channel;
import io.federity.proof.ligero.LigeroParameters;
import io.federity.proof.qsgd.BlockOrder;
import io.federity.proof.qsgd.QsgdScales;
import io.federity.proof.qsgd.RangeExceededException;
import io.federity.proof.qsgd.TrainingRun;
import io.federity.proof.statement.DatasetStatement;
import io.federity.proof.statement.Refusal;
import io.federity.proof.statement.TrainStatement;
import io.federity.proof.statement.VerificationOutcome;
import io.federity.proof.transcript.Coins;
import io.federity.proof.transcript.Transcript;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/**
 * Trains and proves it (statement TRAIN), and verifies such proofs.
 *
 * <p>Security: a proof says that the committed data, whatever it is, produced this update under
 * these rules. It says nothing about where the data comes from, and it does not hide what the
 * update itself tells.
 */
public final class TrainProofs {
  private TrainProofs() {}

  /**
   * A run and its update, before it is proved.
   *
   * @param update integers of all parameters, in the order of {@code params}
   */
  public record Trained(TrainingRun run, long[] update) {}

  /**
   * Trains by QSGD in the order that base, root and nonce give.
   *
   * @param base commit id, 64 hex digits
   * @param nonce 64 hex digits
   * @param initial integers of all parameters, in the order of {@code params}
   * @throws RangeExceededException where promised widths or static bounds do not hold
   */
  public static Trained train(
      ArchitectureDescriptor ad,
      TrainingDescriptor td,
      CommittedRows rows,
      String base,
      String nonce,
      long[] initial)
      throws RangeExceededException {
    QsgdScales scales = QsgdScales.of(ad, td);
    if (!scales.roundingIsUnique()
        || !scales.isBounded(
            ad, td, rows.shape().rows(), ParameterVector.largestByLayer(ad, initial))) {
      throw new RangeExceededException("integers could leave their range; lower a scale");
    }
    int[] order = order(td, base, rows.root(), nonce, rows.shape().rows());
    TrainingRun run =
        TrainingRun.train(ad, td, rows.rows(), order, ParameterVector.byLayer(ad, initial));
    return new Trained(run, ParameterVector.inOrder(ad, run.update()));
  }

  private static int[] order(
      TrainingDescriptor td, String base, String dataRoot, String nonce, int rows) {
    HexFormat hex = HexFormat.of();
    return BlockOrder.steps(
        hex.parseHex(base),
        hex.parseHex(dataRoot),
        hex.parseHex(nonce),
        td.batches(rows),
        td.epochs());
  }

  /** The hash by which statements name initial weights and updates. */
  public static String hash(long[] parameters) {
    return ParameterVector.hash(parameters);
  }

  /**
   * Proves a run. The statement's use of the root is spent then, whether the proof is sent or not.
   *
   * @param initial the weights from which was trained
   * @param seed 32 fresh bytes, never used before and destroyed afterwards
   * @return the proof file
   * @throws RangeExceededException where promised widths do not hold
   */
  public static byte[] prove(
      TrainStatement statement,
      ArchitectureDescriptor ad,
      TrainingDescriptor td,
      CommittedRows rows,
      long[] initial,
      Trained trained,
      byte[] seed)
      throws RangeExceededException {
    if (!statement.dataRoot().equals(rows.root())) {
      throw new IllegalArgumentException("the statement names another root");
    }
    TrainingShape shape = new TrainingShape(ad, td, statement.rows());
    PublicRun known = publicRun(statement, shape, initial, trained.update());
    TrainingWitness witness = TrainingWitness.of(known, trained.run(), rows.arrays());
    LigeroParameters parameters = statement.parameters();
    return plan(statement, known)
        .prove(
            witness.runVector(),
            List.of(rows.commitment()),
            channel -> walk(channel, parameters, known, () -> witness),
            new Coins(seed));
  }

  /**
   * Verifies a proof file. Never throws.
   *
   * @param statement from the verifier's own records
   * @param initial integers of the base's parameters, in the order of {@code params}
   * @param update integers of the pushed update, in the same order
   */
  public static VerificationOutcome verify(
      byte[] file,
      TrainStatement statement,
      long[] initial,
      long[] update,
      Registry registry,
      VerifierRecords records) {
    return Verification.answer(
        statement,
        () -> {
          Verification.requireWellFormed(statement);
          ProofReader reader = Verification.open(file, statement);
          TrainingShape shape = checkedShape(statement, registry, records);
          checkParameters(statement, shape, initial, update);
          PublicRun known = publicRun(statement, shape, initial, update);
          plan(statement, known)
              .verify(
                  reader,
                  channel -> walk(channel, statement.parameters(), known, Verification::noWitness));
        });
  }

  private static TrainingShape checkedShape(
      TrainStatement statement, Registry registry, VerifierRecords records)
      throws RefusedException {
    var ad = registry.architecture(statement.ad());
    var td = registry.training(statement.td());
    Verification.require(ad.isPresent() && td.isPresent(), Refusal.UNKNOWN_DESCRIPTOR);
    ArchitectureDescriptor architecture = ad.orElseThrow();
    TrainingDescriptor training = td.orElseThrow();
    Verification.require(
        architecture.inputs() == statement.inputs()
            && architecture.outputs() == statement.outputs(),
        Refusal.STATEMENT_MISMATCH);
    var dataset = records.dataset(statement.dataRoot());
    Verification.require(dataset.isPresent(), Refusal.DATA_ROOT_UNKNOWN);
    Verification.require(
        isOf(dataset.orElseThrow(), statement, training), Refusal.STATEMENT_MISMATCH);
    Verification.requireUnspent(statement, records);
    Verification.require(records.isIssued(statement), Refusal.NONCE);
    Verification.require(
        QsgdScales.of(architecture, training).roundingIsUnique(), Refusal.BOUND_EXCEEDED);
    Verification.require(
        TrainingSizes.of(architecture, training, statement.rows()).fit(), Refusal.TOO_LARGE);
    return new TrainingShape(architecture, training, statement.rows());
  }

  /** Whether a root's record is of the same contributor and sizes as the statement. */
  private static boolean isOf(
      DatasetStatement dataset, TrainStatement statement, TrainingDescriptor td) {
    return dataset.contributor().equals(statement.contributor())
        && dataset.hospital().equals(statement.hospital())
        && dataset.dataRoot().equals(statement.dataRoot())
        && dataset.parameters().equals(statement.parameters())
        && dataset.rows() == statement.rows()
        && dataset.inputs() == statement.inputs()
        && dataset.outputs() == statement.outputs()
        && dataset.logB() == td.logB()
        && dataset.fx() == td.fx()
        && dataset.xBits() == td.xBits();
  }

  private static void checkParameters(
      TrainStatement statement, TrainingShape shape, long[] initial, long[] update)
      throws RefusedException {
    int parameters = shape.ad().parameters();
    Verification.require(
        initial.length == parameters && hash(initial).equals(statement.w0()),
        Refusal.BASE_MISMATCH);
    Verification.require(
        update.length == parameters && hash(update).equals(statement.update()),
        Refusal.UPDATE_MISMATCH);
    Verification.require(
        QsgdScales.of(shape.ad(), shape.td())
                .isBounded(
                    shape.ad(),
                    shape.td(),
                    shape.rows(),
                    ParameterVector.largestByLayer(shape.ad(), initial))
            && ParameterVector.largest(update) < Fp.SIGNED_BOUND,
        Refusal.BOUND_EXCEEDED);
  }

  static PublicRun publicRun(
      TrainStatement statement, TrainingShape shape, long[] initial, long[] update) {
    int[] order =
        order(shape.td(), statement.base(), statement.dataRoot(), statement.nonce(), shape.rows());
    return new PublicRun(
        shape,
        order,
        ParameterVector.byLayer(shape.ad(), initial),
        ParameterVector.byLayer(shape.ad(), update));
  }

  private static ProofPlan plan(TrainStatement statement, PublicRun known) {
    return plan(Transcript::new, statement, known);
  }

  static ProofPlan plan(
      Supplier<Transcript> transcripts, TrainStatement statement, PublicRun known) {
    TrainingShape shape = known.shape();
    return new ProofPlan(
        transcripts,
        statement,
        shape.run().length(),
        shape.data().layout().length(),
        shape.lookups().lookups(),
        channel -> walk(channel, statement.parameters(), known, Verification::noWitness));
  }

  static void walk(
      Channel channel,
      LigeroParameters parameters,
      PublicRun known,
      Supplier<TrainingWitness> witness) {
    TrainingShape shape = known.shape();
    TrainingRelation.walk(
        channel,
        known,
        ProofPlan.variables(parameters, shape.run().length()),
        ProofPlan.variables(parameters, shape.data().layout().length()),
        witness);
  }
}
