package io.federity.proof.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.proof.attack.Attack;
import io.federity.proof.descriptor.ArchitectureDescriptor;
import io.federity.proof.descriptor.LogisticDescriptor;
import io.federity.proof.descriptor.MlpDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.ligero.LigeroParameters;
import io.federity.proof.statement.DatasetStatement;
import io.federity.proof.statement.DatasetStatement.Labels;
import io.federity.proof.statement.Refusal;
import io.federity.proof.statement.Statement;
import io.federity.proof.statement.TrainStatement;
import io.federity.proof.statement.VerificationOutcome;
import io.federity.proof.statement.VerificationOutcome.Refused;
import io.federity.proof.statement.VerificationOutcome.Verified;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Statements at and beyond their limits. A file of a header only is enough to see which is met. */
class StatementAttacksTest {
  private static final LigeroParameters PARAMETERS = LigeroParameters.forTests(64, 4, 4);
  private static final String ROOT = "a".repeat(64);
  private static final String KEY = "1".repeat(64);

  /** A training about which the records say whatever fits it. */
  private record Claim(ArchitectureDescriptor ad, TrainingDescriptor td, int rows, long[] initial)
      implements VerifierRecords {
    TrainStatement statement() {
      return new TrainStatement(
          "cleveland/heart-risk",
          "main",
          Study.BASE,
          KEY,
          "Hungary",
          ad.id(),
          td.id(),
          Study.NONCE,
          ROOT,
          1,
          PARAMETERS,
          rows,
          ad.inputs(),
          ad.outputs(),
          TrainProofs.hash(initial),
          TrainProofs.hash(new long[initial.length]),
          Study.RESULT);
    }

    VerificationOutcome verify() {
      TrainStatement statement = statement();
      return TrainProofs.verify(
          header(statement),
          statement,
          initial,
          new long[initial.length],
          new Registry(List.of(ad), List.of(td)),
          this);
    }

    @Override
    public Optional<DatasetStatement> dataset(String dataRoot) {
      return Optional.of(
          new DatasetStatement(
              KEY,
              "Hungary",
              dataRoot,
              0,
              PARAMETERS,
              rows,
              ad.inputs(),
              ad.outputs(),
              td.logB(),
              td.fx(),
              td.xBits(),
              ad.outputs() == 1 ? Labels.BINARY : Labels.MULTI,
              new int[0]));
    }

    @Override
    public boolean isSpent(String dataRoot, int use) {
      return false;
    }

    @Override
    public boolean isIssued(TrainStatement statement) {
      return true;
    }
  }

  private static byte[] header(Statement statement) {
    return ByteBuffer.allocate(48)
        .put("FZK1".getBytes(StandardCharsets.US_ASCII))
        .putShort((short) 1)
        .put((byte) statement.tier().number())
        .put((byte) 0)
        .put(HexFormat.of().parseHex(statement.hash()))
        .putLong(48)
        .array();
  }

  /** All checks before the body hold. */
  private static final Refused AT_THE_BODY = new Refused(Refusal.MALFORMED);

  private static TrainingDescriptor training(int xBits, int logB, int epochs, int zBits) {
    return new TrainingDescriptor(10, xBits, 10, 15, 13, 15, 9, zBits, 3, 2, logB, epochs, 12);
  }

  /** {@code (3 + 1) 2^13 (W + 3 * 11 * 2 * 2^26) < 2^62}: exactly at the bound, and one above. */
  @Test
  @Attack("Q8")
  void weights_atTheStaticBound_areVerifiedAndOneAboveRefused() throws Exception {
    LogisticDescriptor ad = new LogisticDescriptor(3, 2);
    TrainingDescriptor td = training(13, 2, 2, 32);
    long most = (1L << 47) - 66 * (1L << 26) - 1;
    for (int sign : new int[] {1, -1}) {
      for (int weight : new int[] {0, 7}) {
        long[] initial = new long[8];
        initial[weight] = sign * most;
        Study study = Study.of(ad, td, initial);
        assertThat(study.verify(study.trainProof())).isInstanceOf(Verified.class);
        assertThat(new Claim(ad, td, 11, initial).verify()).isEqualTo(AT_THE_BODY);
        initial[weight] += sign;
        assertThat(new Claim(ad, td, 11, initial).verify())
            .isEqualTo(new Refused(Refusal.BOUND_EXCEEDED));
      }
    }
    long[] none = new long[8];
    none[2] = Long.MIN_VALUE;
    assertThat(new Claim(ad, td, 11, none).verify()).isEqualTo(new Refused(Refusal.BOUND_EXCEEDED));
  }

  /** {@code 2^62 + 1} is a multiple of 8681: with as many inputs and the bias it is met exactly. */
  @Test
  @Attack("Q9")
  void model_whoseStaticBoundIs2To62And1_isRefused() {
    LogisticDescriptor ad = new LogisticDescriptor(8680, 1);
    TrainingDescriptor td = new TrainingDescriptor(0, 0, 10, 15, 13, 15, 9, 20, 1, 2, 2, 3, 12);
    BigInteger[] largest =
        BigInteger.ONE
            .shiftLeft(62)
            .add(BigInteger.ONE)
            .divideAndRemainder(BigInteger.valueOf(8681));
    assertThat(largest[1]).isZero();
    long[] initial = new long[8681];
    initial[77] = largest[0].longValueExact() - 11 * 3 * (1L << 13);
    assertThat(new Claim(ad, td, 11, initial).verify())
        .isEqualTo(new Refused(Refusal.BOUND_EXCEEDED));
    initial[77]--;
    assertThat(new Claim(ad, td, 11, initial).verify()).isEqualTo(AT_THE_BODY);
  }

  private static VerificationOutcome measured(Supplier<VerificationOutcome> verification) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    assertThat(verification.get()).as("once to load classes").isInstanceOf(Refused.class);
    long before = threads.getCurrentThreadAllocatedBytes();
    VerificationOutcome outcome = verification.get();
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
    return outcome;
  }

  @Test
  @Attack("Q14")
  void sizes_thatAreHuge_areRefusedBeforeAnythingIsAllocated() {
    Refused tooLarge = new Refused(Refusal.TOO_LARGE);
    LogisticDescriptor small = new LogisticDescriptor(3, 2);
    long[] none = new long[0];
    List<Claim> claims =
        List.of(
            new Claim(small, training(13, 2, 2, 20), 1 << 26, none), // n
            new Claim(small, training(13, 0, 1, 20), 1 << 20, none), // T
            new Claim(small, training(13, 2, 1 << 16, 20), 11, none), // T by epochs
            new Claim(small, training(13, 12, 1 << 16, 20), 1 << 22, none),
            new Claim(
                new LogisticDescriptor(1 << 14, 1 << 10), training(13, 6, 5, 20), 1 << 20, none),
            new Claim(
                new MlpDescriptor(1 << 14, 1 << 14, 1 << 10),
                training(13, 12, 1 << 10, 20),
                1 << 22,
                none));
    for (Claim claim : claims) {
      assertThat(measured(claim::verify)).isEqualTo(tooLarge);
    }
    assertThat(measured(new Claim(small, training(13, 2, 2, 20), Integer.MAX_VALUE, none)::verify))
        .isEqualTo(tooLarge);
    long[] initial = new long[8];
    assertThat(new Claim(small, training(13, 2, 2, 20), 11, initial).verify())
        .isEqualTo(AT_THE_BODY);
  }

  @Test
  @Attack("Q14")
  void dataset_thatIsHuge_isRefusedBeforeAnythingIsAllocated() throws Exception {
    Study study = Study.small();
    for (int[] sizes :
        new int[][] {{1 << 26, 3, 2, 0}, {1 << 22, 1 << 14, 2, 4}, {11, 1 << 14, 2, 16}}) {
      DatasetStatement statement =
          new DatasetStatement(
              KEY,
              "Hungary",
              ROOT,
              0,
              PARAMETERS,
              sizes[0],
              sizes[1],
              sizes[2],
              sizes[3],
              10,
              13,
              Labels.MULTI,
              new int[0]);
      assertThat(measured(() -> DatasetProofs.verify(header(statement), statement, study)))
          .isEqualTo(new Refused(Refusal.TOO_LARGE));
    }
  }

  /** A header's length does not make anybody allocate, nor does a file that is too long. */
  @Test
  @Attack({"E2", "Q14"})
  void header_thatPromisesAHugeFile_isRefused() {
    Claim claim = new Claim(new LogisticDescriptor(3, 2), training(13, 2, 2, 20), 11, new long[8]);
    for (long length : new long[] {1L << 31, (1L << 31) + 48, Long.MAX_VALUE, -1, 0, 47, 49}) {
      byte[] file = header(claim.statement());
      ByteBuffer.wrap(file).putLong(40, length);
      assertThat(
              measured(() ->
                  TrainProofs.verify(
                      file,
                      claim.statement(),
                      claim.initial(),
                      new long[8],
                      new Registry(List.of(claim.ad()), List.of(claim.td())),
                      claim)))
          .isEqualTo(new Refused(Refusal.MALFORMED));
    }
  }
}
