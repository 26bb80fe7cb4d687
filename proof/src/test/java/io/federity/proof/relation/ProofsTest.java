package io.federity.proof.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.proof.attack.Attack;
import io.federity.proof.field.Fp;
import io.federity.proof.ligero.LigeroParameters;
import io.federity.proof.qsgd.RangeExceededException;
import io.federity.proof.statement.DatasetStatement;
import io.federity.proof.statement.DatasetStatement.Labels;
import io.federity.proof.statement.Refusal;
import io.federity.proof.statement.RootUse;
import io.federity.proof.statement.Statement;
import io.federity.proof.statement.TrainStatement;
import io.federity.proof.statement.VerificationOutcome;
import io.federity.proof.statement.VerificationOutcome.Refused;
import io.federity.proof.statement.VerificationOutcome.Verified;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Proofs of data and of training from end to end: what is accepted, and what is refused and why.
 */
class ProofsTest {
  private static Study study;
  private static byte[] dataset;
  private static byte[] train;

  @BeforeAll
  static void prove() throws RangeExceededException {
    study = Study.small();
    dataset = study.datasetProof();
    train = study.trainProof();
  }

  private static void assertRefused(VerificationOutcome outcome, Refusal... codes) {
    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(((Refused) outcome).code()).isIn((Object[]) codes);
  }

  private static Verified verified(Statement statement, int bits) {
    RootUse use = new RootUse(statement.dataRoot(), statement.dataUse());
    return new Verified(statement.hash(), bits, List.of(use));
  }

  @Test
  void proofs_ofWhatIsTrue_areVerified() {
    assertThat(DatasetProofs.verify(dataset, study.dataset, study))
        .isEqualTo(verified(study.dataset, 2));
    assertThat(study.verify(train)).isEqualTo(verified(study.statement, 2));
  }

  @Test
  void proofs_ofANetworkWithAHiddenLayer_areVerified() throws RangeExceededException {
    Study network = Study.smallWithHiddenLayer();
    byte[] proof = network.trainProof();
    assertThat(network.verify(proof)).isEqualTo(verified(network.statement, 2));
    assertEveryByteCounts(proof, network::verify);
    for (int weight = 0; weight < network.initial.length; weight++) {
      long[] update = network.trained.update().clone();
      update[weight]++;
      assertRefused(network.verify(proof, network.statement, update), Refusal.UPDATE_MISMATCH);
      TrainStatement forged = network.statementOf(update);
      byte[] forgedProof =
          TrainProofs.prove(
              forged,
              network.ad,
              network.td,
              network.rows,
              network.initial,
              new TrainProofs.Trained(network.trained.run(), update),
              Study.seed(4));
      assertRefused(network.verify(forgedProof, forged, update), Refusal.LINEAR);
    }
  }

  @Test
  void proofs_fromTheSameSeeds_areTheSameBytes() throws RangeExceededException {
    assertThat(Study.small().trainProof()).isEqualTo(train);
    assertThat(Study.small().datasetProof()).isEqualTo(dataset);
  }

  @Test
  void proof_ofProductSize_isVerifiedAtAboutAHundredBits() throws RangeExceededException {
    Study large = Study.ofProductSize();
    assertThat(DatasetProofs.verify(large.datasetProof(), large.dataset, large))
        .isEqualTo(verified(large.dataset, 99));
    byte[] proof = large.trainProof();
    assertThat(large.verify(proof)).isEqualTo(verified(large.statement, 99));
    proof[proof.length / 2] ^= 1;
    assertThat(large.verify(proof)).isInstanceOf(Refused.class);
  }

  private static TrainStatement with(Map<String, Object> changes) {
    TrainStatement s = study.statement;
    Map<String, Object> m = new LinkedHashMap<>(changes);
    return new TrainStatement(
        (String) m.getOrDefault("repo", s.repo()),
        (String) m.getOrDefault("branch", s.branch()),
        (String) m.getOrDefault("base", s.base()),
        (String) m.getOrDefault("contributor", s.contributor()),
        (String) m.getOrDefault("hospital", s.hospital()),
        (String) m.getOrDefault("ad", s.ad()),
        (String) m.getOrDefault("td", s.td()),
        (String) m.getOrDefault("nonce", s.nonce()),
        (String) m.getOrDefault("dataRoot", s.dataRoot()),
        (int) m.getOrDefault("dataUse", s.dataUse()),
        (LigeroParameters) m.getOrDefault("parameters", s.parameters()),
        (int) m.getOrDefault("rows", s.rows()),
        (int) m.getOrDefault("inputs", s.inputs()),
        (int) m.getOrDefault("outputs", s.outputs()),
        (String) m.getOrDefault("w0", s.w0()),
        (String) m.getOrDefault("update", s.update()),
        (String) m.getOrDefault("result", s.result()));
  }

  private static final String OTHER = "e".repeat(64);

  private static final Map<String, Object> OTHER_MEMBERS =
      Map.ofEntries(
          Map.entry("repo", "cleveland/other"),
          Map.entry("branch", "dev"),
          Map.entry("base", OTHER),
          Map.entry("contributor", "2".repeat(64)),
          Map.entry("hospital", "VA"),
          Map.entry("ad", OTHER),
          Map.entry("td", OTHER),
          Map.entry("nonce", OTHER),
          Map.entry("dataRoot", OTHER),
          Map.entry("dataUse", 2),
          Map.entry("parameters", LigeroParameters.forTests(128, 4, 4)),
          Map.entry("rows", 12),
          Map.entry("inputs", 4),
          Map.entry("outputs", 1),
          Map.entry("w0", OTHER),
          Map.entry("update", OTHER),
          Map.entry("result", OTHER));

  /** A proof is of one statement: another repository, branch, contributor, tree… gets nothing. */
  @Test
  @Attack({"T1", "Q13"})
  void proof_underAStatementWithAnyMemberChanged_isRefused() {
    OTHER_MEMBERS.forEach((member, value) ->
        assertRefused(
            study.verify(train, with(Map.of(member, value)), study.trained.update()),
            Refusal.STATEMENT_MISMATCH));
    assertThat(OTHER_MEMBERS).hasSize(TrainStatement.class.getRecordComponents().length);
  }

  /** The same with the header's hash made to fit, so that the proof itself must refuse. */
  @Test
  @Attack({"T1", "Q7", "Q13"})
  void proof_whoseHeaderWasMadeToFitAnotherStatement_isRefusedByItsContent() {
    Map<String, Set<Refusal>> expected =
        Map.of(
            "ad", Set.of(Refusal.UNKNOWN_DESCRIPTOR),
            "td", Set.of(Refusal.UNKNOWN_DESCRIPTOR),
            "dataRoot", Set.of(Refusal.DATA_ROOT_UNKNOWN),
            "nonce", Set.of(Refusal.NONCE),
            "w0", Set.of(Refusal.BASE_MISMATCH),
            "update", Set.of(Refusal.UPDATE_MISMATCH));
    Set<Refusal> ofRecord = Set.of(Refusal.STATEMENT_MISMATCH);
    Set<Refusal> ofBody =
        EnumSet.of(Refusal.MALFORMED, Refusal.MERKLE, Refusal.LOW_DEGREE, Refusal.LINEAR);
    Set<String> recorded =
        Set.of("contributor", "hospital", "parameters", "rows", "inputs", "outputs");
    OTHER_MEMBERS.forEach((member, value) -> {
      TrainStatement other = with(Map.of(member, value));
      Set<Refusal> codes =
          expected.getOrDefault(member, recorded.contains(member) ? ofRecord : ofBody);
      assertRefused(
          study.verify(withHash(train, other.hash()), other, study.trained.update()),
          codes.toArray(Refusal[]::new));
    });
  }

  private static byte[] withHash(byte[] file, String hash) {
    byte[] changed = file.clone();
    byte[] bytes = HexFormat.of().parseHex(hash);
    System.arraycopy(bytes, 0, changed, 8, bytes.length);
    return changed;
  }

  @Test
  @Attack("Q6")
  void proof_ofAnUpdateThatDiffersInOneWeight_isRefused() throws RangeExceededException {
    for (int weight = 0; weight < study.initial.length; weight++) {
      long[] update = study.trained.update();
      update = update.clone();
      update[weight]++;
      TrainStatement forged = with(Map.of("update", TrainProofs.hash(update)));
      byte[] proof =
          TrainProofs.prove(
              forged,
              study.ad,
              study.td,
              study.rows,
              study.initial,
              new TrainProofs.Trained(study.trained.run(), update),
              Study.seed(4));
      assertRefused(study.verify(proof, forged, update), Refusal.LINEAR);
    }
  }

  @Test
  void file_withAnyByteChanged_isRefused() {
    assertEveryByteCounts(train, study::verify);
    assertEveryByteCounts(dataset, file -> DatasetProofs.verify(file, study.dataset, study));
  }

  private static void assertEveryByteCounts(
      byte[] file, Function<byte[], VerificationOutcome> verify) {
    for (int i = 0; i < file.length; i += i < 48 ? 1 : 97) {
      byte[] changed = file.clone();
      changed[i] ^= 1;
      assertThat(verify.apply(changed)).as("byte %s", i).isInstanceOf(Refused.class);
    }
  }

  @Test
  @Attack({"T1", "T2"})
  void header_thatIsWrong_isRefusedWithItsCode() {
    assertRefused(study.verify(new byte[0]), Refusal.MALFORMED);
    assertRefused(study.verify(new byte[47]), Refusal.MALFORMED);
    assertRefused(study.verify(changed(0, 'X')), Refusal.MALFORMED);
    assertRefused(study.verify(changed(5, 2)), Refusal.VERSION);
    assertRefused(study.verify(changed(6, 4)), Refusal.TIER);
    assertRefused(study.verify(changed(7, 1)), Refusal.MALFORMED);
    assertRefused(study.verify(changed(8, 0)), Refusal.STATEMENT_MISMATCH);
    assertRefused(study.verify(new byte[(64 << 20) + 1]), Refusal.TOO_LARGE);
    assertRefused(study.verify(dataset), Refusal.TIER);
    assertRefused(DatasetProofs.verify(train, study.dataset, study), Refusal.TIER);
  }

  private static byte[] changed(int index, int value) {
    byte[] file = train.clone();
    file[index] = (byte) (file[index] == value ? value + 1 : value);
    return file;
  }

  @Test
  @Attack("E2")
  void file_withAByteMoreOrLess_isRefused() {
    for (int length : new int[] {train.length - 1, train.length + 1, 48, 80, 10_000}) {
      byte[] file = Arrays.copyOf(train, length);
      assertRefused(study.verify(file), Refusal.MALFORMED);
      ByteBuffer.wrap(file).putLong(40, length);
      assertRefused(study.verify(file), Refusal.MALFORMED, Refusal.MERKLE);
    }
  }

  @Test
  @Attack("E1")
  void element_thatIsNotCanonical_isRefused() {
    for (long bits : new long[] {Fp.P, Fp.P + 1, -1L}) {
      byte[] file = train.clone();
      ByteBuffer.wrap(file).putLong(80, bits);
      assertRefused(study.verify(file), Refusal.NON_CANONICAL);
    }
  }

  @Test
  @Attack("S8")
  void body_ofZerosOrOnes_isRefused() {
    for (byte filling : new byte[] {0, -1}) {
      byte[] file = train.clone();
      Arrays.fill(file, 48, file.length, filling);
      assertRefused(study.verify(file), Refusal.MERKLE, Refusal.NON_CANONICAL, Refusal.MALFORMED);
    }
  }

  @Test
  @Attack({"C5", "Z5"})
  void dataUse_thatIsSpentOrBeyondTheUses_isRefused() {
    VerifierRecords spent =
        new VerifierRecords() {
          @Override
          public Optional<DatasetStatement> dataset(String dataRoot) {
            return study.dataset(dataRoot);
          }

          @Override
          public boolean isSpent(String dataRoot, int use) {
            return use == 1;
          }

          @Override
          public boolean isIssued(TrainStatement statement) {
            return true;
          }
        };
    assertRefused(
        TrainProofs.verify(
            train, study.statement, study.initial, study.trained.update(), study.registry, spent),
        Refusal.DATA_USE_SPENT);
    for (int use : new int[] {0, 4}) {
      TrainStatement beyond = with(Map.of("dataUse", use));
      assertRefused(
          study.verify(withHash(train, beyond.hash()), beyond, study.trained.update()),
          Refusal.DATA_USE_SPENT);
    }
  }

  @Test
  void statement_withAMalformedMember_isRefusedFirst() {
    for (Map<String, Object> changes :
        List.<Map<String, Object>>of(
            Map.of("base", "b".repeat(63)),
            Map.of("nonce", "C".repeat(64)),
            Map.of("repo", ""),
            Map.of("hospital", "\uD800"),
            Map.of("rows", 0),
            Map.of("inputs", 0),
            Map.of("dataUse", -1))) {
      assertRefused(study.verify(train, with(changes), study.trained.update()), Refusal.MALFORMED);
    }
  }

  @Test
  @Attack("E3")
  void parameters_thatAreTooWeak_areRefused() {
    for (LigeroParameters weak :
        new LigeroParameters[] {
          LigeroParameters.of(64, 4, 4),
          LigeroParameters.of(512, 160, 2),
          LigeroParameters.of(1024, 160, 4),
          LigeroParameters.of(Integer.MAX_VALUE, 160, 2)
        }) {
      TrainStatement statement = with(Map.of("parameters", weak));
      assertRefused(
          study.verify(withHash(train, statement.hash()), statement, study.trained.update()),
          Refusal.PARAMS_WEAK);
    }
  }

  private static DatasetStatement datasetOf(int rows, int xBits, Labels labels, int... counts) {
    DatasetStatement s = study.dataset;
    return new DatasetStatement(
        s.contributor(),
        s.hospital(),
        s.dataRoot(),
        0,
        s.parameters(),
        rows,
        s.inputs(),
        s.outputs(),
        s.logB(),
        s.fx(),
        xBits,
        labels,
        counts);
  }

  @Test
  @Attack("Q14")
  void dataset_beyondTheCaps_isRefusedAsTooLarge() {
    DatasetStatement s = study.dataset;
    for (int[] sizes :
        new int[][] {
          {(1 << 22) + 1, 1, 2}, {1, (1 << 14) + 1, 2}, {1, 1, (1 << 10) + 1}, {1 << 22, 1 << 14, 2}
        }) {
      DatasetStatement huge =
          new DatasetStatement(
              s.contributor(),
              s.hospital(),
              s.dataRoot(),
              0,
              s.parameters(),
              sizes[0],
              sizes[1],
              sizes[2],
              2,
              s.fx(),
              s.xBits(),
              Labels.MULTI,
              new int[0]);
      assertRefused(
          DatasetProofs.verify(withHash(dataset, huge.hash()), huge, study), Refusal.TOO_LARGE);
    }
  }

  @Test
  @Attack("Q7")
  void dataset_whoseCountsOrLabelsOrRowsAreNotAsStated_isRefused() throws RangeExceededException {
    int[] counts = study.dataset.classCounts();
    DatasetStatement control = datasetOf(11, 13, Labels.MULTI, counts);
    assertThat(
            DatasetProofs.verify(
                DatasetProofs.prove(control, study.rows, Study.seed(5)), control, study))
        .isInstanceOf(Verified.class);
    for (DatasetStatement forged :
        new DatasetStatement[] {
          datasetOf(11, 13, Labels.MULTI, counts[0] + 1, counts[1]),
          datasetOf(11, 13, Labels.ONE_HOT, counts),
          datasetOf(10, 13, Labels.MULTI, counts),
          datasetOf(9, 13, Labels.MULTI)
        }) {
      byte[] proof = DatasetProofs.prove(forged, study.rows, Study.seed(6));
      assertRefused(DatasetProofs.verify(proof, forged, study), Refusal.LINEAR);
    }
    assertThatThrownBy(
            () -> DatasetProofs.prove(datasetOf(11, 12, Labels.MULTI), study.rows, Study.seed(7)))
        .isInstanceOf(RangeExceededException.class);
  }

  @Test
  @Attack("Z1")
  void proofs_ofOneWitness_shareNothingButTheHeader() throws RangeExceededException {
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
    int same = 0;
    for (int i = 48; i + 8 <= Math.min(train.length, other.length); i += 8) {
      if (ByteBuffer.wrap(train).getLong(i) == ByteBuffer.wrap(other).getLong(i)) {
        same++;
      }
    }
    assertThat(same).isZero();
  }
}
