package io.federity.proof.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.proof.attack.Attack;
import io.federity.proof.descriptor.MlpDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.field.Fp;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.interaction.Channel;
import io.federity.proof.interaction.Sides;
import io.federity.proof.ligero.LinearConstraints;
import io.federity.proof.lookup.LookupWitness;
import io.federity.proof.qsgd.SigmoidTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Small cells, all of them. The field is fixed, so instead of all elements of a toy field (section
 * 12, 4) this enumerates all values that the range checks let through at widths of two bits, and
 * some beyond, of both cells of a hidden layer of two units and of one output cell: the zerochecks
 * accept exactly the cells that the definition of the training has.
 */
class ExhaustiveCellsTest {
  private static final int A_BITS = 2;
  private static final int D_BITS = 1;
  private static final TrainingDescriptor TD =
      new TrainingDescriptor(10, 13, 10, A_BITS, 13, D_BITS, 9, 2, 1, 2, 0, 1, 12);
  private static final TrainingShape SHAPE = new TrainingShape(new MlpDescriptor(1, 2, 1), TD, 1);

  private final Sides sides = new Sides();
  private final PublicRun known =
      new PublicRun(
          SHAPE,
          new int[] {0},
          List.of(new long[4], new long[3]),
          List.of(new long[4], new long[3]));
  private final Map<String, long[]> arrays = new HashMap<>();

  ExhaustiveCellsTest() {
    for (String name : SHAPE.run().names()) {
      arrays.put(name, new long[SHAPE.run().size(name)]);
    }
  }

  private void set(String array, int cell, long value) {
    arrays.get(array)[cell] = Fp.ofSigned(value);
  }

  private TrainingWitness witness(int label) {
    Map<String, long[]> data =
        Map.of(DataShape.FEATURES, new long[1], DataShape.LABELS, new long[] {label});
    LookupWitness lookups = new LookupWitness(arrays, arrays.get(LookupWitness.MULTIPLICITIES));
    return new TrainingWitness(known, data, arrays, lookups);
  }

  /** Whether a zerocheck of these arrays leaves nothing false. */
  private boolean accepts(boolean hidden, int label) {
    TrainingWitness witness = witness(label);
    Fp2Array sent = sides.prove(channel -> check(channel, hidden, () -> witness));
    LinearConstraints left =
        sides.verify(sent, channel -> check(channel, hidden, Verification::noWitness));
    return left.affineForms().stream().allMatch(form -> sides.valueOf(form, left).isZero());
  }

  private LinearConstraints check(
      Channel channel, boolean hidden, Supplier<TrainingWitness> witness) {
    CellSteps cells = new CellSteps(new TrainingClaims(channel, known, witness));
    if (hidden) {
      cells.hidden(SHAPE.hidden().orElseThrow());
    } else {
      cells.output(SHAPE.output());
    }
    return channel.constraints();
  }

  private record Hidden(int sign, int excess, int negative, int gradient, int delta) {
    /** What the definition says of a cell with this z and g. */
    boolean isRight() {
      int z = sign + excess - negative;
      int activation = sign + excess;
      return sign == (z > 0 ? 1 : 0)
          && activation == Math.max(0, z)
          && delta == sign * (gradient - (1 << D_BITS));
    }
  }

  private void set(int cell, Hidden values) {
    set("S", cell, values.sign);
    set("V.limb0", cell, values.excess);
    set("Nn.limb0", cell, values.negative);
    set("G.limb0", cell, values.gradient);
    set("delta1", cell, values.delta);
  }

  @Test
  @Attack("Q3")
  void hiddenCell_isAcceptedIfAndOnlyIfItIsTheRightOne() {
    List<Hidden> beside =
        List.of(
            new Hidden(1, 2, 0, 1, -1), // right
            new Hidden(0, 0, 0, 3, 1), // delta off by one
            new Hidden(1, 0, 1, 2, 0)); // on at 0
    int right = 0;
    int wrong = 0;
    for (int sign = -1; sign <= 2; sign++) {
      for (int excess = 0; excess < 1 << A_BITS; excess++) {
        for (int negative = 0; negative < 1 << A_BITS; negative++) {
          for (int gradient = 0; gradient < 1 << (D_BITS + 1); gradient++) {
            for (int delta = -3; delta <= 3; delta++) {
              Hidden cell = new Hidden(sign, excess, negative, gradient, delta);
              Hidden other = beside.get((right + wrong) % beside.size());
              int where = delta & 1;
              set(where, cell);
              set(1 - where, other);
              boolean expected = cell.isRight() && other.isRight();
              assertThat(accepts(true, 0)).as("%s beside %s", cell, other).isEqualTo(expected);
              right += expected ? 1 : 0;
              wrong += expected ? 0 : 1;
            }
          }
        }
      }
    }
    assertThat(right).isGreaterThan(5);
    assertThat(wrong).isGreaterThan(1000);
  }

  /** A right cell is found for every z in range, and only one. */
  @Test
  @Attack("Q3")
  void hiddenCell_isUniqueForEveryPreactivation() {
    set(1, new Hidden(0, 0, 0, 2, 0));
    for (int z = 1 - (1 << A_BITS); z <= 1 << A_BITS; z++) {
      int accepted = 0;
      for (int sign = -1; sign <= 2; sign++) {
        for (int excess = 0; excess < 1 << A_BITS; excess++) {
          int negative = sign + excess - z;
          if (negative >= 0 && negative < 1 << A_BITS) {
            set(0, new Hidden(sign, excess, negative, 2, 0));
            accepted += accepts(true, 0) ? 1 : 0;
          }
        }
      }
      assertThat(accepted).as("z = %s", z).isEqualTo(1);
    }
  }

  @Test
  @Attack("Q12")
  void outputCell_isAcceptedIfAndOnlyIfItIsTheRightOne() {
    long[] sigmoid = SigmoidTable.values(TD.fd());
    for (int low : new int[] {SigmoidTable.LOWEST, -2, SigmoidTable.HIGHEST - 3}) {
      for (int saturated = low; saturated < low + 4; saturated++) {
        for (int high = 0; high < 4; high++) {
          for (int below = 0; below < 4; below++) {
            for (int error = -1; error <= 1; error++) {
              int label = (high + below) & 1;
              long probability = sigmoid[saturated - SigmoidTable.LOWEST];
              set("u", 0, saturated);
              set("P", 0, probability);
              set("hi.limb0", 0, high);
              set("lo.limb0", 0, below);
              set("delta", 0, probability - ((long) label << TD.fd()) + error);
              long z = (long) saturated + high - below;
              long clamped = Math.clamp(z, SigmoidTable.LOWEST, SigmoidTable.HIGHEST);
              boolean right =
                  error == 0
                      && saturated == clamped
                      && high == Math.max(0, z - clamped)
                      && below == Math.max(0, clamped - z);
              assertThat(accepts(false, label))
                  .as("u %s, hi %s, lo %s, error %s", saturated, high, below, error)
                  .isEqualTo(right);
            }
          }
        }
      }
    }
  }

  /** {@code 2^s z + r - 2^(s-1) = acc} has one solution in range, also modulo p. */
  @Test
  @Attack({"Q1", "Q2"})
  void rounding_isUniqueForEverySum() {
    int shift = 3;
    int width = 4;
    Map<Long, Integer> solutions = new HashMap<>();
    for (int z = -(1 << (width - 1)); z < 1 << (width - 1); z++) {
      for (int r = 0; r < 1 << shift; r++) {
        long sum = Fp.add(Fp.mul(Fp.ofSigned(z), 1 << shift), Fp.ofSigned(r - (1 << (shift - 1))));
        solutions.merge(sum, 1, Integer::sum);
      }
    }
    assertThat(solutions).hasSize(1 << (width + shift));
    assertThat(solutions.values()).containsOnly(1);
  }
}
