package io.federity.proof.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.proof.attack.Attack;
import io.federity.proof.field.Fp;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.interaction.Channel;
import io.federity.proof.interaction.Sides;
import io.federity.proof.ligero.LinearConstraints;
import io.federity.proof.multilinear.Equality;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LogUpTest {
  private static final LookupTable SQUARES =
      new LookupTable(62, 3, LongStream.range(0, 8).map(a -> a * a).toArray());
  private static final LookupShape SHAPE =
      new LookupShape(
          List.of(
              LookupBlock.range(2, 0, "small", 4),
              LookupBlock.range(3, 4, "signed", 16),
              new LookupBlock(62, 0, List.of("root", "square"), 8)),
          List.of(LookupTable.range(1), LookupTable.range(2), LookupTable.range(3), SQUARES));

  private final Sides sides = new Sides();

  private static Map<String, long[]> arrays() {
    Random random = new Random(1);
    Map<String, long[]> arrays = new HashMap<>();
    arrays.put("small", random.longs(4, 0, 4).toArray());
    arrays.put("signed", random.longs(16, -4, 4).map(Fp::ofSigned).toArray());
    long[] roots = random.longs(8, 0, 8).toArray();
    arrays.put("root", roots);
    arrays.put("square", LongStream.of(roots).map(a -> a * a).toArray());
    return arrays;
  }

  private record Left(List<ArrayClaim> claims, LinearConstraints constraints) {}

  private static Left reduce(Channel channel, Supplier<LookupWitness> witness) {
    return new Left(LogUp.reduce(channel, SHAPE, witness), channel.constraints());
  }

  private static LookupWitness forbidden() {
    throw new AssertionError("the verifier asked for the witness");
  }

  private Left verify(Fp2Array sent) {
    return sides.verify(sent, channel -> reduce(channel, LogUpTest::forbidden));
  }

  /** How many constraints and claims are false, given what is committed. */
  private long falseOnes(Left left, LookupWitness committed) {
    long constraints =
        left.constraints().affineForms().stream()
            .filter(form -> !sides.valueOf(form, left.constraints()).isZero())
            .count();
    long claims =
        left.claims().stream()
            .filter(claim ->
                !truth(claim, committed).equals(sides.valueOf(claim.value(), left.constraints())))
            .count();
    return constraints + claims;
  }

  private static Fp2 truth(ArrayClaim claim, LookupWitness committed) {
    long[] array =
        claim.array().equals(LookupWitness.MULTIPLICITIES)
            ? committed.multiplicities()
            : committed.arrays().get(claim.array());
    Fp2Array eq = Equality.table(claim.point());
    Fp2 sum = Fp2.ZERO;
    for (int i = 0; i < array.length; i++) {
      sum = sum.plus(eq.get(i).times(array[i]));
    }
    return sum;
  }

  @Test
  void lookups_thatAreInTheirTables_leaveTrueClaims() throws Exception {
    LookupWitness witness = LookupWitness.count(SHAPE, arrays());
    Left left = verify(sides.prove(channel -> reduce(channel, () -> witness)));
    assertThat(left.claims().stream().map(ArrayClaim::array))
        .containsExactly("mult", "signed", "root", "square", "small");
    assertThat(falseOnes(left, witness)).isZero();
    assertThat(LongStream.of(witness.multiplicities()).sum()).isEqualTo(SHAPE.lookups());
  }

  @Test
  @Attack("S1")
  void message_thatIsOffByOne_leavesSomethingFalse() throws Exception {
    LookupWitness witness = LookupWitness.count(SHAPE, arrays());
    Fp2Array honest = sides.prove(channel -> reduce(channel, () -> witness));
    for (int changed = 0; changed < honest.length(); changed++) {
      Fp2Array sent = Fp2Array.wrap(honest.constants().clone(), honest.coefficients().clone());
      sent.add(changed, Fp2.ONE);
      assertThat(falseOnes(verify(sent), witness)).as("message %s", changed).isPositive();
    }
  }

  /** A prover that looks up what is in no table, with the multiplicities of honest arrays. */
  @Test
  @Attack("S4")
  void entry_outsideItsTable_leavesSomethingFalse() throws Exception {
    for (String array : List.of("small", "signed", "root", "square")) {
      Map<String, long[]> forged = arrays();
      long[] changed = forged.get(array).clone();
      changed[changed.length - 1] = 8 + changed[changed.length - 1];
      forged.put(array, changed);
      LookupWitness honest = LookupWitness.count(SHAPE, arrays());
      LookupWitness witness = new LookupWitness(forged, honest.multiplicities());
      Left left = verify(sides.prove(channel -> reduce(channel, () -> witness)));
      assertThat(falseOnes(left, witness)).as(array).isPositive();
      assertThatThrownBy(() -> LookupWitness.count(SHAPE, forged))
          .isInstanceOf(LookupWitness.OutOfRangeException.class)
          .hasMessageContaining(array.equals("square") ? "root" : array);
    }
  }

  @Test
  @Attack("S2")
  void multiplicity_thatIsWrongNegativeOrOrderOfTheField_leavesSomethingFalse() throws Exception {
    LookupWitness honest = LookupWitness.count(SHAPE, arrays());
    for (long by : new long[] {1, Fp.P - 1, 1L << 40}) {
      long[] multiplicities = honest.multiplicities().clone();
      multiplicities[3] = Fp.add(multiplicities[3], by);
      LookupWitness witness = new LookupWitness(honest.arrays(), multiplicities);
      Left left = verify(sides.prove(channel -> reduce(channel, () -> witness)));
      assertThat(falseOnes(left, witness)).isPositive();
    }
  }

  @Test
  void shape_withoutABlocksTableOrTheFillings_isRefused() {
    List<LookupBlock> blocks = List.of(LookupBlock.range(4, 0, "a", 4));
    assertThatThrownBy(() -> new LookupShape(blocks, List.of(LookupTable.range(1))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LookupShape(blocks, List.of(LookupTable.range(4))))
        .isInstanceOf(IllegalArgumentException.class);
    new LookupShape(blocks, List.of(LookupTable.range(1), LookupTable.range(4)));
  }

  @Test
  void extensions_atCorners_areTheEntries() {
    Fp2 alpha1 = new Fp2(9, 8);
    for (LookupTable table : SHAPE.tables()) {
      for (int number = 0; number < table.size(); number++) {
        Fp2[] corner = new Fp2[table.width()];
        for (int bit = 0; bit < corner.length; bit++) {
          corner[bit] = Fp2.of(number >> bit & 1);
        }
        assertThat(table.extension(corner, alpha1)).isEqualTo(table.entry(number, alpha1));
      }
    }
  }
}
