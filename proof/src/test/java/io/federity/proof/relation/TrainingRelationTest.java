package io.federity.proof.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.attack.Attack;
import io.federity.proof.descriptor.ArchitectureDescriptor;
import io.federity.proof.descriptor.DenseLayer;
import io.federity.proof.descriptor.LogisticDescriptor;
import io.federity.proof.descriptor.MlpDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.interaction.Channel;
import io.federity.proof.interaction.Sides;
import io.federity.proof.ligero.LinearConstraints;
import io.federity.proof.multilinear.Extensions;
import io.federity.proof.qsgd.BlockOrder;
import io.federity.proof.qsgd.RangeExceededException;
import io.federity.proof.qsgd.TrainingRows;
import io.federity.proof.qsgd.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The relation alone: pads are known here, so every constraint can be evaluated. */
class TrainingRelationTest {
  private static final TrainingDescriptor TD =
      new TrainingDescriptor(10, 13, 10, 15, 13, 15, 9, 20, 3, 2, 2, 2, 12);
  private static final int ROWS = 11;

  private final int[] order =
      BlockOrder.steps(new byte[32], new byte[32], new byte[32], TD.batches(ROWS), TD.epochs());
  private final Sides sides = new Sides();

  /** A trained model, and the prover's knowledge. */
  private final class Case {
    final TrainingShape shape;
    final List<long[]> initial = new ArrayList<>();
    final TrainingRun run;
    final TrainingWitness witness;

    Case(ArchitectureDescriptor ad) throws RangeExceededException {
      this.shape = new TrainingShape(ad, TD, ROWS);
      Random random = new Random(2);
      for (DenseLayer layer : ad.layers()) {
        initial.add(random.longs(layer.parameters(), -(1 << 26), 1 << 26).toArray());
      }
      TrainingRows rows = rows(ad.outputs());
      this.run = TrainingRun.train(ad, TD, rows, order, initial);
      this.witness = TrainingWitness.of(known(), run, shape.data().arrays(rows));
    }

    PublicRun known() {
      return new PublicRun(shape, order, initial, run.update());
    }

    Fp2Array prove(PublicRun known) {
      return sides.prove(channel -> walk(channel, known, () -> witness));
    }

    LinearConstraints verify(Fp2Array sent, PublicRun known) {
      return sides.verify(sent, channel -> walk(channel, known, TrainingRelationTest::forbidden));
    }

    long falseOnes(LinearConstraints constraints) {
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
  }

  enum Model {
    BINARY(new LogisticDescriptor(3, 1)),
    CLASSES(new LogisticDescriptor(3, 2)),
    HIDDEN_LAYER(new MlpDescriptor(3, 5, 1)),
    HIDDEN_LAYER_FOR_CLASSES(new MlpDescriptor(3, 2, 3));

    private final ArchitectureDescriptor ad;

    Model(ArchitectureDescriptor ad) {
      this.ad = ad;
    }
  }

  private Case of(Model model) throws RangeExceededException {
    return new Case(model.ad);
  }

  private static TrainingRows rows(int classes) {
    Random random = new Random(9);
    int[][] features = new int[ROWS][];
    int[][] labels = new int[ROWS][];
    for (int row = 0; row < ROWS; row++) {
      features[row] = random.ints(3, -8000, 8000).toArray();
      labels[row] = random.ints(classes, 0, 2).toArray();
    }
    return new TrainingRows(features, labels);
  }

  private static int bits(int length) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(length - 1);
  }

  private static LinearConstraints walk(
      Channel channel, PublicRun known, Supplier<TrainingWitness> prover) {
    TrainingShape shape = known.shape();
    TrainingRelation.walk(
        channel, known, bits(shape.run().length()), bits(shape.data().layout().length()), prover);
    return channel.constraints();
  }

  private static TrainingWitness forbidden() {
    throw new AssertionError("the verifier asked for the witness");
  }

  @ParameterizedTest
  @EnumSource(Model.class)
  void honestRun_leavesNoFalseConstraint(Model model) throws Exception {
    Case it = of(model);
    PublicRun known = it.known();
    LinearConstraints constraints = it.verify(it.prove(known), known);
    assertThat(it.falseOnes(constraints)).isZero();
    assertThat(constraints.tensors()).hasSize(2);
    assertThat(constraints.triples()).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @EnumSource(Model.class)
  @Attack("S1")
  void message_thatIsOffByOne_leavesAFalseConstraint(Model model) throws Exception {
    Case it = of(model);
    PublicRun known = it.known();
    Fp2Array honest = it.prove(known);
    for (int changed = 0; changed < honest.length(); changed++) {
      Fp2Array sent = Fp2Array.wrap(honest.constants().clone(), honest.coefficients().clone());
      sent.add(changed, new Fp2(0, 1));
      assertThat(it.falseOnes(it.verify(sent, known))).as("message %s", changed).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource(Model.class)
  @Attack("Q6")
  void update_thatDiffersInOneWeight_leavesAFalseConstraint(Model model) throws Exception {
    Case it = of(model);
    for (int layer = 0; layer < it.initial.size(); layer++) {
      for (int weight = 0; weight < it.initial.get(layer).length; weight++) {
        List<long[]> update = it.run.update();
        update.get(layer)[weight] += 1;
        PublicRun known = new PublicRun(it.shape, order, it.initial, update);
        assertThat(it.falseOnes(it.verify(it.prove(known), known))).isPositive();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Model.class)
  @Attack("Q5")
  void initialWeights_thatDifferInOneLowBit_leaveAFalseConstraint(Model model) throws Exception {
    Case it = of(model);
    for (int layer = 0; layer < it.initial.size(); layer++) {
      List<long[]> other = it.initial.stream().map(long[]::clone).toList();
      other.get(layer)[3] ^= 1;
      PublicRun known = new PublicRun(it.shape, order, other, it.run.update());
      assertThat(it.falseOnes(it.verify(it.prove(known), known))).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource(Model.class)
  @Attack("Q4")
  void blockOrder_thatIsAnother_leavesAFalseConstraint(Model model) throws Exception {
    Case it = of(model);
    int[] other = order.clone();
    other[0] = order[1];
    other[1] = order[0];
    PublicRun known = new PublicRun(it.shape, other, it.initial, it.run.update());
    assertThat(it.falseOnes(it.verify(it.prove(known), known))).isPositive();
  }

  @ParameterizedTest
  @EnumSource(Model.class)
  void selection_inClosedForm_isTheExtensionOfItsTable(Model model) throws Exception {
    Case it = of(model);
    PublicRun known = it.known();
    Random random = new Random(4);
    LayerShape last = it.shape.layers().getLast();
    Fp2[] point = new Fp2[bits(it.shape.cells(last))];
    for (int i = 0; i < point.length; i++) {
      point[i] = new Fp2(random.nextInt(1 << 30), random.nextInt(1 << 30));
    }
    Fp2 closed =
        known.selectionAt(
            Points.part(point, 0, last.outputBits()),
            Points.part(point, last.outputBits(), it.shape.rowBits()),
            Points.part(point, last.outputBits() + it.shape.rowBits(), it.shape.stepBits()));
    assertThat(Extensions.evaluate(known.selection().constants(), point)).isEqualTo(closed);
  }

  @ParameterizedTest
  @EnumSource(Model.class)
  void affineForms_ofTheWholeWalk_haveNoConstantOnes(Model model) throws Exception {
    Case it = of(model);
    PublicRun known = it.known();
    for (AffineForm form : it.verify(it.prove(known), known).affineForms()) {
      int[] cells = {0};
      form.forEachCell((product, number, factor) -> cells[0]++);
      assertThat(cells[0])
          .as("cells of a constraint: without any it would hide nothing")
          .isPositive();
    }
  }
}
