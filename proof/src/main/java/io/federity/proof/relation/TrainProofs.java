package io.federity.proof.relation;

import io.federity.proof.descriptor.LogisticDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.field.Fp;
import io.federity.proof.file.ProofReader;
import io.federity.proof.file.ProofReader.RefusedException;
import io.federity.proof.interaction.Channel;
import io.federity.proof.ligero.LigeroParameters;
import io.federity.proof.lookup.LogUp;
import io.federity.proof.qsgd.BlockOrder;
import io.federity.proof.qsgd.LogisticRun;
import io.federity.proof.qsgd.LogisticScales;
import io.federity.proof.qsgd.RangeExceededException;
import io.federity.proof.statement.DatasetStatement;
import io.federity.proof.statement.Refusal;
import io.federity.proof.statement.TrainStatement;
import io.federity.proof.statement.VerificationOutcome;
import io.federity.proof.transcript.Coins;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * Trains and proves it (statement TRAIN), and verifies such proofs.
 *
 * <p>Security: a proof says that the committed data, whatever it is, produced this update under
 * these rules. It says nothing about where the data comes from, and it does not hide what the
 * update itself tells.
 */
public final class TrainProofs {
  private static final int MAX_STEPS = 1 << 16;

  /** Arrays of a cell that are no limbs: u, P, delta. */
  private static final int OTHER_ARRAYS = 3;

  /** More than all tables together ever have. */
  private static final long TABLES = 1L << 20;

  private TrainProofs() {}

  /**
   * A run and its update, before it is proved.
   *
   * @param update integers of all parameters, in the order of {@code params}
   */
  public record Trained(LogisticRun run, long[] update) {}

  /**
   * Trains by QSGD in the order that base, root and nonce give.
   *
   * @param base commit id, 64 hex digits
   * @param nonce 64 hex digits
   * @param initial integers of all parameters, in the order of {@code params}
   * @throws RangeExceededException where promised widths or static bounds do not hold
   */
  public static Trained train(
      LogisticDescriptor ad,
      TrainingDescriptor td,
      CommittedRows rows,
      String base,
      String nonce,
      long[] initial)
      throws RangeExceededException {
    if (!LogisticScales.of(td).roundingIsUnique()
        || !LogisticScales.isBounded(
            ad, td, rows.shape().rows(), ParameterVector.largest(initial))) {
      throw new RangeExceededException("integers could leave their range; lower a scale");
    }
    int[] order = order(td, base, rows.root(), nonce, rows.shape().rows());
    LogisticRun run =
        LogisticRun.train(ad, td, rows.rows(), order, ParameterVector.byInput(ad, initial));
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
      LogisticDescriptor ad,
      TrainingDescriptor td,
      CommittedRows rows,
      long[] initial,
      Trained trained,
      byte[] seed)
      throws RangeExceededException {
    if (!statement.dataRoot().equals(rows.root())) {
      throw new IllegalArgumentException("the statement names another root");
    }
    LogisticShape shape = new LogisticShape(ad, td, statement.rows());
    PublicRun known = publicRun(statement, shape, initial, trained.update());
    LogisticWitness witness =
        new LogisticWitness(shape, trained.run(), rows.arrays(), known.order());
    LigeroParameters parameters = statement.parameters();
    return plan(statement, shape, known)
        .prove(
            witness.runVector(),
            rows.commitment(),
            channel -> walk(channel, parameters, shape, known, () -> witness),
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
          LogisticShape shape = checkedShape(statement, registry, records);
          checkParameters(statement, shape, initial, update);
          PublicRun known = publicRun(statement, shape, initial, update);
          plan(statement, shape, known)
              .verify(
                  reader,
                  channel ->
                      walk(channel, statement.parameters(), shape, known, Verification::noWitness));
        });
  }

  private static LogisticShape checkedShape(
      TrainStatement statement, Registry registry, VerifierRecords records)
      throws RefusedException {
    var ad = registry.architecture(statement.ad());
    var td = registry.training(statement.td());
    Verification.require(ad.isPresent() && td.isPresent(), Refusal.UNKNOWN_DESCRIPTOR);
    LogisticDescriptor architecture = ad.orElseThrow();
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
    Verification.require(LogisticScales.of(training).roundingIsUnique(), Refusal.BOUND_EXCEEDED);
    Verification.require(fits(architecture, training, statement.rows()), Refusal.TOO_LARGE);
    return new LogisticShape(architecture, training, statement.rows());
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

  /** The caps of section 1.2, with no number that could overflow. */
  private static boolean fits(LogisticDescriptor ad, TrainingDescriptor td, int rows) {
    DataShape data = new DataShape(rows, td.logB(), ad.inputs(), ad.outputs());
    long steps = (long) td.batches(rows) * td.epochs();
    if (!data.fits() || steps > MAX_STEPS) {
      return false;
    }
    int limbs =
        2 * Math.ceilDiv(td.zBits(), td.limb())
            + Math.ceilDiv(LogisticScales.of(td).shift(), td.limb());
    long cells = ((2 * steps) << td.logB()) * data.paddedOutputs();
    return cells * (OTHER_ARRAYS + limbs) + TABLES <= LogUp.MAX_ENTRIES;
  }

  private static void checkParameters(
      TrainStatement statement, LogisticShape shape, long[] initial, long[] update)
      throws RefusedException {
    int parameters = shape.ad().parameters();
    Verification.require(
        initial.length == parameters && hash(initial).equals(statement.w0()),
        Refusal.BASE_MISMATCH);
    Verification.require(
        update.length == parameters && hash(update).equals(statement.update()),
        Refusal.UPDATE_MISMATCH);
    Verification.require(
        LogisticScales.isBounded(
                shape.ad(), shape.td(), shape.rows(), ParameterVector.largest(initial))
            && ParameterVector.largest(update) < Fp.SIGNED_BOUND,
        Refusal.BOUND_EXCEEDED);
  }

  private static PublicRun publicRun(
      TrainStatement statement, LogisticShape shape, long[] initial, long[] update) {
    int[] order =
        order(shape.td(), statement.base(), statement.dataRoot(), statement.nonce(), shape.rows());
    return new PublicRun(
        shape,
        order,
        ParameterVector.byInput(shape.ad(), initial),
        ParameterVector.byInput(shape.ad(), update));
  }

  private static ProofPlan plan(TrainStatement statement, LogisticShape shape, PublicRun known) {
    return new ProofPlan(
        statement,
        shape.run().length(),
        shape.data().layout().length(),
        shape.lookups().lookups(),
        channel -> walk(channel, statement.parameters(), shape, known, Verification::noWitness));
  }

  private static void walk(
      Channel channel,
      LigeroParameters parameters,
      LogisticShape shape,
      PublicRun known,
      Supplier<LogisticWitness> witness) {
    LogisticTraining.walk(
        channel,
        shape,
        known,
        ProofPlan.variables(parameters, shape.run().length()),
        ProofPlan.variables(parameters, shape.data().layout().length()),
        witness);
  }
}
