package io.federity.proof.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.proof.attack.Attack;
import io.federity.proof.descriptor.LogisticDescriptor;
import io.federity.proof.field.Fp;
import io.federity.proof.field.Fp2;
import io.federity.proof.lookup.LookupWitness;
import io.federity.proof.relation.Forger.Lie;
import io.federity.proof.relation.LyingTrainer.Rounded;
import io.federity.proof.relation.LyingTrainer.Sum;
import io.federity.proof.relation.MeddlingChannel.Meddling;
import io.federity.proof.statement.Refusal;
import io.federity.proof.statement.VerificationOutcome;
import io.federity.proof.statement.VerificationOutcome.Refused;
import io.federity.proof.statement.VerificationOutcome.Verified;
import io.federity.proof.transcript.Transcript;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Provers that believe the truth and say something else, or count their lookups wrongly. */
class MessageAttacksTest {
  private static final int TABLE_OF_12_BITS = 1 << 14;
  private static final int TABLE_OF_8_BITS = TABLE_OF_12_BITS + (1 << 12);
  private static final int TABLE_OF_4_BITS = TABLE_OF_8_BITS + (1 << 8);

  private static Study study;

  @BeforeAll
  static void agree() throws Exception {
    study = Study.small();
  }

  private static void assertRefused(VerificationOutcome outcome) {
    assertThat(outcome).isEqualTo(new Refused(Refusal.LINEAR));
  }

  private static Map<String, Fp2[]> messages() {
    Lie truth = Forger.truth(study);
    return Forger.prove(
            Transcript::new, study, truth, Forger.lookups(study, truth), (label, known) -> known)
        .channel()
        .known();
  }

  /** Every third message; all of them are played on the relation alone. */
  @Test
  @Attack("S1")
  void message_thatIsOffByOne_isRefused() {
    assertThat(Forger.attempt(study, (label, known) -> known)).isInstanceOf(Verified.class);
    int number = 0;
    for (Map.Entry<String, Fp2[]> message : messages().entrySet()) {
      if (number++ % 3 != 0) {
        continue;
      }
      int value = number % message.getValue().length;
      Fp2 by = number % 2 == 0 ? Fp2.ONE : new Fp2(0, Fp.P - 1);
      assertRefused(
          Forger.attempt(
              study,
              (label, known) -> {
                if (label.equals(message.getKey())) {
                  known[value] = known[value].plus(by);
                }
                return known;
              }));
    }
    assertThat(number).isGreaterThan(100);
  }

  private static Meddling instead(Map<String, Fp2[]> said) {
    return (label, known) -> said.getOrDefault(label, known);
  }

  /** The whole sum of fractions is 0 by 0, then both sides' fractions are scaled alike. */
  @Test
  @Attack({"S3", "S9"})
  void roots_thatAreZeroOrScaled_areRefused() {
    Map<String, Fp2[]> honest = messages();
    Fp2[] witness = honest.get("logup.w.root");
    Fp2[] tables = honest.get("logup.t.root");
    Fp2[] zero = {Fp2.ZERO};
    Fp2 factor = new Fp2(3, 5);
    Map<String, Fp2[]> scaled = new HashMap<>();
    for (String label : List.of("logup.w.root", "logup.t.root")) {
      scaled.put(label, Arrays.stream(honest.get(label)).map(factor::times).toArray(Fp2[]::new));
    }
    Fp2 product = witness[1].times(tables[1]).times(factor).times(factor);
    scaled.put("logup.e", new Fp2[] {product});
    scaled.put("logup.h", new Fp2[] {product.inverse()});
    List<Map<String, Fp2[]>> lies =
        List.of(
            Map.of("logup.w.root", new Fp2[] {witness[0], Fp2.ZERO}, "logup.e", zero),
            Map.of("logup.t.root", new Fp2[] {tables[0], Fp2.ZERO}, "logup.e", zero),
            Map.of(
                "logup.w.root",
                new Fp2[] {Fp2.ZERO, Fp2.ZERO},
                "logup.t.root",
                new Fp2[] {Fp2.ZERO, Fp2.ZERO},
                "logup.e",
                zero,
                "logup.h",
                zero),
            Map.of("logup.h", zero),
            Map.of("logup.e", zero, "logup.h", zero),
            scaled);
    for (Map<String, Fp2[]> lie : lies) {
      assertRefused(Forger.attempt(study, instead(lie)));
    }
    assertThat(
            Forger.attempt(study, instead(Map.of("logup.w.root", witness, "logup.t.root", tables))))
        .isInstanceOf(Verified.class);
  }

  /** Two claims of one place, said in each other's stead. */
  @Test
  @Attack("S6")
  void claims_inAnotherOrder_areRefused() {
    Map<String, Fp2[]> honest = messages();
    for (List<String> pair :
        List.of(
            List.of("logup.claim.u", "logup.claim.P"),
            List.of("logup.claim.hi.limb0", "logup.claim.lo.limb0"),
            List.of("logup.claim.r.limb0", "logup.claim.r.limb1"),
            List.of("zc_o.claim.u", "zc_o.claim.P"),
            List.of("upd1.claim.delta", "upd1.claim.X"))) {
      Map<String, Fp2[]> swapped =
          Map.of(
              pair.get(0), honest.get(pair.get(1)),
              pair.get(1), honest.get(pair.get(0)));
      assertThat(honest.get(pair.get(0))).as("%s", pair).isNotEqualTo(honest.get(pair.get(1)));
      assertRefused(Forger.attempt(study, instead(swapped)));
    }
  }

  private static LookupWitness counted(Lie lie, Map<Integer, Integer> changes) {
    LookupWitness honest = Forger.lookups(study, lie);
    long[] counts = honest.multiplicities().clone();
    changes.forEach((place, by) -> counts[place] = Fp.add(counts[place], Fp.ofSigned(by)));
    return new LookupWitness(lie.arrays(), counts);
  }

  @Test
  @Attack("S2")
  void multiplicity_thatIsWrong_isRefused() {
    Lie truth = Forger.truth(study);
    int last = Forger.lookups(study, truth).multiplicities().length - 1;
    assertThat(Forger.attempt(study, truth, counted(truth, Map.of()))).isInstanceOf(Verified.class);
    for (int place : new int[] {0, 8192, TABLE_OF_12_BITS, TABLE_OF_4_BITS + 3, last}) {
      for (int by : new int[] {1, -1, 1 << 30}) {
        assertRefused(Forger.attempt(study, truth, counted(truth, Map.of(place, by))));
        assertRefused(Forger.attempt(study, truth, counted(truth, Map.of(place, by, 5, -by))));
      }
    }
  }

  /** A remainder of {@code 2^28} and more: its top limb fits the tables of 8 and 12 bits only. */
  private static Lie wideRemainder(int where) {
    return new LyingTrainer(study) {
      @Override
      Rounded round(Sum sum, int cell, long value, int shift) {
        Rounded honest = super.round(sum, cell, value, shift);
        return cell == where
            ? new Rounded(honest.quotient() - 1, honest.remainder() + (1L << shift))
            : honest;
      }
    }.train();
  }

  private static LookupWitness countedElsewhere(
      Lie lie, String array, int cell, long inRange, int home, int elsewhere) throws Exception {
    Lie counted = lie.with(array, cell, inRange);
    long[] counts =
        LookupWitness.count(lie.known().shape().lookups(), counted.arrays())
            .multiplicities()
            .clone();
    assertThat(counts[home]).isPositive();
    counts[home]--;
    counts[elsewhere]++;
    return new LookupWitness(lie.arrays(), counts);
  }

  @Test
  @Attack({"S7", "S4"})
  void limb_lookedUpInTheTableOfAnotherWidth_isRefused() throws Exception {
    int lastPadded = Forger.truth(study).arrays().get("u").length - 1;
    for (int cell : new int[] {9, lastPadded}) {
      Lie lie = wideRemainder(cell);
      int limb = (int) lie.arrays().get("r.limb2")[cell];
      assertThat(limb).isBetween(16, 31);
      for (int table : new int[] {TABLE_OF_8_BITS, TABLE_OF_12_BITS}) {
        assertRefused(
            Forger.attempt(
                study,
                lie,
                countedElsewhere(
                    lie, "r.limb2", cell, limb - 16, TABLE_OF_4_BITS + limb - 16, table + limb)));
      }
      assertRefused(Forger.attempt(study, lie));
    }
  }

  /** {@code (u + 8192, 0)} stands in the table of 12 bits too, under another tag. */
  @Test
  @Attack("S7")
  void sigmoid_lookedUpInARange_isRefused() throws Exception {
    long[] initial = new long[8];
    initial[6] = -4097L << 18;
    Study low = Study.of(new LogisticDescriptor(3, 2), initial);
    Lie lie =
        new LyingTrainer(low) {
          @Override
          long probability(int cell, long saturated) {
            return cell == 0 ? 0 : super.probability(cell, saturated);
          }
        }.train();
    assertThat(lie.arrays().get("u")[0]).isEqualTo(Fp.ofSigned(-4097));
    long honest = new LyingTrainer(low).train().arrays().get("P")[0];
    assertThat(honest).isPositive();
    assertRefused(
        Forger.attempt(
            low, lie, countedElsewhere(lie, "P", 0, honest, 4095, TABLE_OF_12_BITS + 4095)));
    assertThat(Forger.attempt(low, new LyingTrainer(low).train())).isInstanceOf(Verified.class);
  }

  /** Nothing but zeros, with multiplicities that fit. */
  @Test
  @Attack("S8")
  void witness_ofZeros_isRefused() {
    Lie truth = Forger.truth(study);
    Map<String, long[]> zeros = new HashMap<>();
    truth.arrays().forEach((name, array) -> zeros.put(name, new long[array.length]));
    for (long[] update : List.of(truth.update(), new long[truth.update().length])) {
      assertRefused(Forger.attempt(study, new Lie(truth.known(), truth.data(), zeros, update)));
    }
  }
}
