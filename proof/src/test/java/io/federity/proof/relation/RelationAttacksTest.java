package io.federity.proof.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.proof.attack.Attack;
import io.federity.proof.descriptor.LogisticDescriptor;
import io.federity.proof.descriptor.MlpDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.field.Fp;
import io.federity.proof.qsgd.TrainingRows;
import io.federity.proof.qsgd.TrainingRun;
import io.federity.proof.relation.Forger.Lie;
import io.federity.proof.relation.LyingTrainer.Logit;
import io.federity.proof.relation.LyingTrainer.Rounded;
import io.federity.proof.relation.LyingTrainer.Sum;
import io.federity.proof.relation.LyingTrainer.Unit;
import io.federity.proof.statement.Refusal;
import io.federity.proof.statement.VerificationOutcome;
import io.federity.proof.statement.VerificationOutcome.Refused;
import io.federity.proof.statement.VerificationOutcome.Verified;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Provers that train otherwise than agreed and are consistent with it: update, statement and
 * multiplicities follow from the lie. Beside each stands the same prover without its lie.
 */
class RelationAttacksTest {
  private static final BigInteger P = new BigInteger(Long.toUnsignedString(Fp.P));

  private static Study logistic;
  private static Study network;

  @BeforeAll
  static void agree() throws Exception {
    logistic = Study.small();
    network = Study.of(new MlpDescriptor(3, 5, 2), smallWeights());
  }

  /** So small that a liar's training stays within the widths as well. */
  private static long[] smallWeights() {
    return new Random(2).longs(32, -(1 << 24), 1 << 24).toArray();
  }

  private static void assertRefused(VerificationOutcome outcome) {
    assertThat(outcome).isEqualTo(new Refused(Refusal.LINEAR));
  }

  private static void assertVerified(VerificationOutcome outcome) {
    assertThat(outcome).isInstanceOf(Verified.class);
  }

  @Test
  void trainer_thatDoesNotLie_isTheTrainerAndIsVerified() {
    for (Study study : List.of(logistic, network)) {
      Lie lie = new LyingTrainer(study).train();
      assertThat(lie.update()).isEqualTo(study.trained.update());
      Lie truth = Forger.truth(study);
      assertThat(lie.arrays().keySet()).isEqualTo(truth.arrays().keySet());
      lie.arrays().forEach((name, array) -> assertThat(array).isEqualTo(truth.arrays().get(name)));
      assertVerified(Forger.attempt(study, lie));
    }
  }

  /** Rounds one cell to a neighbour, so that the remainder leaves its range. */
  private static Lie offByOne(Study study, Sum what, int by) {
    return new LyingTrainer(study) {
      @Override
      Rounded round(Sum sum, int cell, long value, int shift) {
        Rounded honest = super.round(sum, cell, value, shift);
        return sum == what && cell == 9
            ? new Rounded(honest.quotient() + by, honest.remainder() - ((long) by << shift))
            : honest;
      }
    }.train();
  }

  @Test
  @Attack("Q1")
  void rounding_toANeighbour_isRefused() {
    for (int by : new int[] {1, -1}) {
      assertRefused(Forger.attempt(logistic, offByOne(logistic, Sum.LOGIT, by)));
      for (Sum what : Sum.values()) {
        assertRefused(Forger.attempt(network, offByOne(network, what, by)));
      }
    }
    assertVerified(Forger.attempt(network, offByOne(network, Sum.GRADIENT, 0)));
  }

  /** A quotient and a remainder in its range that fit modulo p only. */
  private static Lie wrapped(Study study, Sum what, int turns) {
    return new LyingTrainer(study) {
      @Override
      Rounded round(Sum sum, int cell, long value, int shift) {
        if (sum != what || cell != 9) {
          return super.round(sum, cell, value, shift);
        }
        BigInteger raised =
            BigInteger.valueOf(value + (1L << (shift - 1)))
                .add(P.multiply(BigInteger.valueOf(turns)));
        BigInteger unit = BigInteger.ONE.shiftLeft(shift);
        return new Rounded(
            raised.shiftRight(shift).longValueExact(), raised.mod(unit).longValueExact());
      }
    }.train();
  }

  @Test
  @Attack("Q2")
  void rounding_moduloTheFieldsOrder_isRefused() {
    for (int turns : new int[] {1, -1}) {
      assertRefused(Forger.attempt(logistic, wrapped(logistic, Sum.LOGIT, turns)));
      assertRefused(Forger.attempt(network, wrapped(network, Sum.LOGIT, turns)));
    }
    assertVerified(Forger.attempt(logistic, wrapped(logistic, Sum.LOGIT, 0)));
  }

  /** Units 0, 1 and 2 start with pre-activations 0, 1 and -1, whatever the row. */
  private static Study networkAroundZero() throws Exception {
    long[] initial = smallWeights();
    for (int i = 0; i < 9; i++) {
      initial[i] = 0;
    }
    initial[15] = 0;
    initial[16] = 1 << 17;
    initial[17] = -(1 << 17);
    return Study.of(new MlpDescriptor(3, 5, 2), initial);
  }

  private static Lie flipped(Study study, int unit, long z, Unit lie) {
    return new LyingTrainer(study) {
      @Override
      Unit rectify(int cell, long value) {
        if (cell == unit) {
          assertThat(value).isEqualTo(z);
          return lie;
        }
        return super.rectify(cell, value);
      }
    }.train();
  }

  @Test
  @Attack("Q3")
  void sign_flippedAroundZero_isRefused() throws Exception {
    Study study = networkAroundZero();
    List<Lie> lies =
        List.of(
            // On at 0: by an equation, then by a range.
            flipped(study, 0, 0, new Unit(1, 0, 1)),
            flipped(study, 0, 0, new Unit(1, -1, 0)),
            // Off at 1.
            flipped(study, 1, 1, new Unit(0, 1, 0)),
            flipped(study, 1, 1, new Unit(0, 0, -1)),
            // On at -1.
            flipped(study, 2, -1, new Unit(1, 0, 2)),
            flipped(study, 2, -1, new Unit(1, -2, 0)),
            // Neither on nor off.
            flipped(study, 1, 1, new Unit(2, 0, 1)),
            flipped(study, 0, 0, new Unit(2, -2, 0)));
    for (Lie lie : lies) {
      assertRefused(Forger.attempt(study, lie));
    }
    assertVerified(Forger.attempt(study, flipped(study, 0, 0, new Unit(0, 0, 0))));
    assertVerified(Forger.attempt(study, flipped(study, 1, 1, new Unit(1, 0, 0))));
    assertVerified(Forger.attempt(study, flipped(study, 2, -1, new Unit(0, 0, 1))));
  }

  /** A run of real training on other rows, order, weights or learning rate. */
  private static Lie trained(Study study, TrainingRows rows, int[] order, long[] initial, int mu)
      throws Exception {
    TrainingDescriptor td = Study.trainingAt(mu);
    TrainingRun run =
        TrainingRun.train(study.ad, td, rows, order, ParameterVector.byLayer(study.ad, initial));
    TrainingShape shape = new TrainingShape(study.ad, td, study.rows.shape().rows());
    long[] update = ParameterVector.inOrder(study.ad, run.update());
    PublicRun believed =
        new PublicRun(
            shape,
            order,
            ParameterVector.byLayer(study.ad, initial),
            ParameterVector.byLayer(study.ad, update));
    return new Lie(believed, study.rows.shape().arrays(rows), RunArrays.of(shape, run), update);
  }

  private static TrainingRows copy(TrainingRows rows) {
    return new TrainingRows(
        Arrays.stream(rows.features()).map(int[]::clone).toArray(int[][]::new),
        Arrays.stream(rows.labels()).map(int[]::clone).toArray(int[][]::new));
  }

  private static int[] order(Study study) {
    return study.known(study.trained.update()).order();
  }

  @Test
  @Attack("Q4")
  void training_onOtherBatchesLabelsOrLearningRate_isRefused() throws Exception {
    for (Study study : List.of(logistic, network)) {
      TrainingRows rows = study.rows.rows();
      int[] order = order(study);
      int mu = study.td.mu();
      assertVerified(Forger.attempt(study, trained(study, rows, order, study.initial, mu)));

      int[] repeated = order.clone();
      repeated[1] = repeated[0];
      assertRefused(Forger.attempt(study, trained(study, rows, repeated, study.initial, mu)));

      int[] swapped = order.clone();
      swapped[0] = order[1];
      swapped[1] = order[0];
      assertRefused(Forger.attempt(study, trained(study, rows, swapped, study.initial, mu)));

      TrainingRows relabelled = copy(rows);
      relabelled.labels()[5][1] ^= 1;
      assertRefused(Forger.attempt(study, trained(study, relabelled, order, study.initial, mu)));

      TrainingRows retouched = copy(rows);
      retouched.features()[5][2]++;
      assertRefused(Forger.attempt(study, trained(study, retouched, order, study.initial, mu)));

      assertRefused(Forger.attempt(study, trained(study, rows, order, study.initial, mu - 1)));
      assertRefused(Forger.attempt(study, trained(study, rows, order, study.initial, 1)));
    }
  }

  /** Deltas of a step are 0, as if it had not been. */
  @Test
  @Attack("Q4")
  void training_thatSkipsABatch_isRefused() {
    for (Study study : List.of(logistic, network)) {
      for (int skipped : new int[] {0, 3, 7}) {
        Lie lie =
            new LyingTrainer(study) {
              @Override
              long delta(int cell, boolean selected, long probability, long label) {
                boolean skip = cell / (2 * study.td.batchRows()) == skipped;
                return super.delta(cell, selected && !skip, probability, label);
              }
            }.train();
        if (skipped < 6) {
          assertRefused(Forger.attempt(study, lie));
        } else {
          assertVerified(Forger.attempt(study, lie));
        }
      }
    }
  }

  @Test
  @Attack("Q5")
  void training_fromWeightsThatDifferInOneLowBit_isRefused() throws Exception {
    for (Study study : List.of(logistic, network)) {
      for (int weight = 0; weight < study.initial.length; weight += 3) {
        long[] initial = study.initial.clone();
        initial[weight] ^= 1;
        Lie lie = trained(study, study.rows.rows(), order(study), initial, study.td.mu());
        assertRefused(Forger.attempt(study, lie));
        // What the update would be if the result were to stay the same.
        long[] update = lie.update().clone();
        update[weight] += initial[weight] - study.initial[weight];
        assertRefused(Forger.attempt(study, lie.withUpdate(update)));
      }
    }
  }

  @Test
  @Attack("Q6")
  void update_thatDiffersInOneWeight_isRefused() {
    for (Study study : List.of(logistic, network)) {
      Lie truth = Forger.truth(study);
      assertVerified(Forger.attempt(study, truth));
      for (int weight = 0; weight < study.initial.length; weight++) {
        long[] update = truth.update().clone();
        update[weight] += new long[] {1, -study.td.mu(), 1L << 40}[weight % 3];
        assertRefused(Forger.attempt(study, truth.withUpdate(update)));
      }
    }
  }

  /** Learns from cells that hold no data: a tail row, a step beyond the last, a class beyond C. */
  @Test
  @Attack("Q7")
  void delta_outsideTheData_isRefused() throws Exception {
    Study study = Study.of(new LogisticDescriptor(3, 3), new long[12]);
    int width = 4;
    int batch = study.td.batchRows();
    int lastBlock = -1;
    for (int step = 0; step < order(study).length; step++) {
      lastBlock = order(study)[step] == 2 ? step : lastBlock;
    }
    int tail = width * (3 + batch * lastBlock);
    int beyondSteps = width * batch * order(study).length;
    int beyondClasses = 3;
    for (int cell : new int[] {tail, beyondSteps, beyondClasses}) {
      for (long by : new long[] {1, -4096}) {
        Lie lie =
            new LyingTrainer(study) {
              @Override
              long delta(int at, boolean selected, long probability, long label) {
                assertThat(at != cell || !selected).isTrue();
                return super.delta(at, selected, probability, label) + (at == cell ? by : 0);
              }
            }.train();
        assertRefused(Forger.attempt(study, lie));
      }
    }
    assertVerified(Forger.attempt(study, new LyingTrainer(study).train()));
  }

  /** Class 0 starts with logit {@code high}, class 1 with {@code low}, whatever the row. */
  private static Study saturated(long high, long low) throws Exception {
    long[] initial = new long[8];
    initial[6] = high << 18;
    initial[7] = low << 18;
    return Study.of(new LogisticDescriptor(3, 2), initial);
  }

  private static Lie saturating(Study study, int cell, long z, Logit lie) {
    return new LyingTrainer(study) {
      @Override
      Logit saturate(int at, long value) {
        if (at == cell) {
          assertThat(value).isEqualTo(z);
          return lie;
        }
        return super.saturate(at, value);
      }
    }.train();
  }

  @Test
  @Attack("Q12")
  void saturation_thatIsNotExact_isRefused() throws Exception {
    Study inside = saturated(8191, -8192);
    Study outside = saturated(8192, -8193);
    assertVerified(Forger.attempt(inside, saturating(inside, 0, 8191, new Logit(8191, 0, 0))));
    assertVerified(Forger.attempt(inside, saturating(inside, 1, -8192, new Logit(-8192, 0, 0))));
    assertVerified(Forger.attempt(outside, saturating(outside, 0, 8192, new Logit(8191, 1, 0))));
    assertVerified(Forger.attempt(outside, saturating(outside, 1, -8193, new Logit(-8192, 0, 1))));
    for (Logit lie :
        List.of(
            new Logit(8192, 0, 0), // in no table
            new Logit(8190, 2, 0), // saturated too early
            new Logit(8191, 3, 2), // both
            new Logit(0, 8192, 0),
            new Logit(8193, -1, 0),
            new Logit(-8192, 16384, 0))) {
      assertRefused(Forger.attempt(outside, saturating(outside, 0, 8192, lie)));
    }
    for (Logit lie :
        List.of(
            new Logit(-8193, 0, 0),
            new Logit(-8191, 0, 2),
            new Logit(-8192, 2, 3),
            new Logit(8191, 0, 16384))) {
      assertRefused(Forger.attempt(outside, saturating(outside, 1, -8193, lie)));
    }
    for (Logit lie : List.of(new Logit(8191, 7, 7), new Logit(8190, 1, 0))) {
      assertRefused(Forger.attempt(inside, saturating(inside, 0, 8191, lie)));
    }
  }

  /** A sigmoid of one's own: the pair stands in no table. */
  @Test
  @Attack({"Q12", "S4"})
  void sigmoid_thatIsAnothersValue_isRefused() {
    for (int wrong :
        new int[] {0, 9, logistic.known(logistic.initial).shape().paddedSteps() * 8 - 1}) {
      for (long by : new long[] {1, -1}) {
        Lie lie =
            new LyingTrainer(logistic) {
              @Override
              long probability(int cell, long saturated) {
                return super.probability(cell, saturated) + (cell == wrong ? by : 0);
              }
            }.train();
        assertRefused(Forger.attempt(logistic, lie));
      }
    }
  }
}
