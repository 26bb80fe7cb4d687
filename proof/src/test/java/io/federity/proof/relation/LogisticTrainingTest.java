package io.federity.proof.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.descriptor.LogisticDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.interaction.Channel;
import io.federity.proof.interaction.Sides;
import io.federity.proof.ligero.LinearConstraints;
import io.federity.proof.multilinear.Extensions;
import io.federity.proof.qsgd.BlockOrder;
import io.federity.proof.qsgd.LogisticRun;
import io.federity.proof.qsgd.TrainingRows;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The relation alone: pads are known here, so every constraint can be evaluated. */
class LogisticTrainingTest {
  private static final TrainingDescriptor TD =
      new TrainingDescriptor(10, 13, 10, 15, 13, 15, 9, 20, 3, 2, 2, 2, 12);
  private static final LogisticDescriptor AD = new LogisticDescriptor(3, 2);
  private static final int ROWS = 11;

  private final LogisticShape shape = new LogisticShape(AD, TD, ROWS);
  private final TrainingRows rows = rows();
  private final int[] order =
      BlockOrder.steps(new byte[32], new byte[32], new byte[32], TD.batches(ROWS), TD.epochs());
  private final long[] initial = new Random(2).longs(8, -(1 << 28), 1 << 28).toArray();
  private final Sides sides = new Sides();
  private LogisticRun run;
  private LogisticWitness witness;

  private static TrainingRows rows() {
    Random random = new Random(9);
    int[][] features = new int[ROWS][];
    int[][] labels = new int[ROWS][];
    for (int row = 0; row < ROWS; row++) {
      features[row] = random.ints(3, -8000, 8000).toArray();
      labels[row] = random.ints(2, 0, 2).toArray();
    }
    return new TrainingRows(features, labels);
  }

  @BeforeEach
  void train() throws Exception {
    run = LogisticRun.train(AD, TD, rows, order, initial);
    witness = new LogisticWitness(shape, run, shape.data().arrays(rows), order);
  }

  private static int bits(int length) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(length - 1);
  }

  private LinearConstraints walk(
      Channel channel, PublicRun known, Supplier<LogisticWitness> prover) {
    LogisticTraining.walk(
        channel,
        shape,
        known,
        bits(shape.run().length()),
        bits(shape.data().layout().length()),
        prover);
    return channel.constraints();
  }

  private PublicRun known(long[] update) {
    return new PublicRun(shape, order, initial, update);
  }

  private static LogisticWitness forbidden() {
    throw new AssertionError("the verifier asked for the witness");
  }

  private LinearConstraints verify(Fp2Array sent, PublicRun known) {
    return sides.verify(sent, channel -> walk(channel, known, LogisticTrainingTest::forbidden));
  }

  private long falseOnes(LinearConstraints constraints) {
    long affine =
        constraints.affineForms().stream()
            .filter(form -> !sides.valueOf(form, constraints).isZero())
            .count();
    long tensors =
        constraints.tensors().stream()
            .filter(tensor -> {
              Fp2 sum = Fp2.ZERO;
              for (var term : tensor.terms()) {
                long[] vector = term.root() == 0 ? witness.runVector() : witness.dataVector();
                sum = sum.plus(term.weight().times(Extensions.evaluate(vector, term.point())));
              }
              return !sum.equals(sides.valueOf(tensor.claim(), constraints));
            })
            .count();
    return affine + tensors;
  }

  @Test
  void honestRun_leavesNoFalseConstraint() {
    PublicRun known = known(run.update());
    Fp2Array sent = sides.prove(channel -> walk(channel, known, () -> witness));
    LinearConstraints constraints = verify(sent, known);
    assertThat(falseOnes(constraints)).isZero();
    assertThat(constraints.tensors()).hasSize(2);
    assertThat(constraints.triples()).hasSizeGreaterThan(20);
  }

  @Test
  void message_thatIsOffByOne_leavesAFalseConstraint() {
    PublicRun known = known(run.update());
    Fp2Array honest = sides.prove(channel -> walk(channel, known, () -> witness));
    for (int changed = 0; changed < honest.length(); changed++) {
      Fp2Array sent = Fp2Array.wrap(honest.constants().clone(), honest.coefficients().clone());
      sent.add(changed, new Fp2(0, 1));
      assertThat(falseOnes(verify(sent, known))).as("message %s", changed).isPositive();
    }
  }

  @Test
  void update_thatDiffersInOneWeight_leavesAFalseConstraint() {
    for (int weight = 0; weight < initial.length; weight++) {
      long[] update = run.update();
      update[weight] += 1;
      PublicRun known = known(update);
      Fp2Array sent = sides.prove(channel -> walk(channel, known, () -> witness));
      assertThat(falseOnes(verify(sent, known))).isPositive();
    }
  }

  @Test
  void initialWeights_thatDifferInOneLowBit_leaveAFalseConstraint() {
    long[] other = initial.clone();
    other[5] ^= 1;
    PublicRun known = new PublicRun(shape, order, other, run.update());
    Fp2Array sent = sides.prove(channel -> walk(channel, known, () -> witness));
    assertThat(falseOnes(verify(sent, known))).isPositive();
  }

  @Test
  void blockOrder_thatIsAnother_leavesAFalseConstraint() {
    int[] other = order.clone();
    int first = other[0];
    other[0] = other[1];
    other[1] = first;
    PublicRun known = new PublicRun(shape, other, initial, run.update());
    Fp2Array sent = sides.prove(channel -> walk(channel, known, () -> witness));
    assertThat(falseOnes(verify(sent, known))).isPositive();
  }

  @Test
  void selection_inClosedForm_isTheExtensionOfItsTable() {
    PublicRun known = known(run.update());
    Random random = new Random(4);
    Fp2[] point = new Fp2[bits(shape.cells())];
    for (int i = 0; i < point.length; i++) {
      point[i] = new Fp2(random.nextInt(1 << 30), random.nextInt(1 << 30));
    }
    Fp2 closed =
        known.selectionAt(
            Points.part(point, 0, shape.data().outputBits()),
            Points.part(point, shape.data().outputBits(), shape.rowBits()),
            Points.part(point, shape.data().outputBits() + shape.rowBits(), shape.stepBits()));
    assertThat(Extensions.evaluate(known.selection().constants(), point)).isEqualTo(closed);
  }

  @Test
  void affineForms_ofTheWholeWalk_haveNoConstantOnes() {
    PublicRun known = known(run.update());
    Fp2Array sent = sides.prove(channel -> walk(channel, known, () -> witness));
    for (AffineForm form : verify(sent, known).affineForms()) {
      int[] cells = {0};
      form.forEachCell((product, number, factor) -> cells[0]++);
      assertThat(cells[0])
          .as("cells of a constraint: without any it would hide nothing")
          .isPositive();
    }
  }
}
