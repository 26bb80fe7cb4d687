package io.federity.benchmark.proof;

import com.sun.management.OperatingSystemMXBean;
import io.federity.dataset.Dataset;
import io.federity.proof.descriptor.ArchitectureDescriptor;
import io.federity.proof.descriptor.DenseLayer;
import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.ligero.LigeroParameters;
import io.federity.proof.qsgd.LayerScales;
import io.federity.proof.qsgd.QsgdScales;
import io.federity.proof.qsgd.RangeExceededException;
import io.federity.proof.qsgd.TrainingRows;
import io.federity.proof.relation.CommittedRows;
import io.federity.proof.relation.DataShape;
import io.federity.proof.relation.DatasetProofs;
import io.federity.proof.relation.Registry;
import io.federity.proof.relation.TrainProofs;
import io.federity.proof.relation.VerifierRecords;
import io.federity.proof.statement.DatasetStatement;
import io.federity.proof.statement.DatasetStatement.Labels;
import io.federity.proof.statement.TrainStatement;
import io.federity.proof.statement.VerificationOutcome;
import io.federity.proof.statement.VerificationOutcome.Verified;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** One training that is committed, proved and verified, again and again. */
record ProofJob(
    String name,
    ArchitectureDescriptor ad,
    TrainingDescriptor td,
    LigeroParameters parameters,
    TrainingRows rows) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String SOME_HASH = "ab".repeat(32);
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** What one run took. */
  record Cost(
      double dataCpuSeconds,
      double proveCpuSeconds,
      double proveWallSeconds,
      double verifyCpuSeconds,
      double verifyWallSeconds,
      long proofBytes) {
    static double median(List<Cost> costs, ToDoubleFunction<Cost> figure) {
      return costs.stream()
          .mapToDouble(figure)
          .sorted()
          .skip(costs.size() / 2)
          .findFirst()
          .orElseThrow();
    }
  }

  /** Standardises the features and turns them into integers of the descriptor's scale. */
  static ProofJob of(
      String name,
      ArchitectureDescriptor ad,
      TrainingDescriptor td,
      LigeroParameters parameters,
      Dataset data) {
    int[][] features = new int[data.size()][ad.inputs()];
    int[][] labels = new int[data.size()][1];
    int bound = 1 << td.xBits();
    for (int column = 0; column < ad.inputs(); column++) {
      int j = column;
      double mean = data.rows().stream().mapToDouble(row -> row[j]).average().orElseThrow();
      double variance =
          data.rows().stream()
              .mapToDouble(row -> (row[j] - mean) * (row[j] - mean))
              .average()
              .orElseThrow();
      double deviation = variance == 0 ? 1 : Math.sqrt(variance);
      for (int row = 0; row < features.length; row++) {
        double scaled = (data.rows().get(row)[j] - mean) / deviation;
        features[row][j] = Math.clamp(Math.round(Math.scalb(scaled, td.fx())), -bound, bound - 1);
      }
    }
    for (int row = 0; row < labels.length; row++) {
      labels[row][0] = data.labels()[row];
    }
    return new ProofJob(name, ad, td, parameters, new TrainingRows(features, labels));
  }

  /** Made-up rows; what a proof costs depends on sizes alone. */
  static ProofJob synthetic(
      String name,
      ArchitectureDescriptor ad,
      TrainingDescriptor td,
      LigeroParameters parameters,
      int count) {
    Random random = new Random(1);
    int bound = 1 << Math.min(td.fx(), td.xBits());
    int[][] features = new int[count][];
    int[][] labels = new int[count][ad.outputs()];
    for (int row = 0; row < count; row++) {
      features[row] = random.ints(ad.inputs(), -bound, bound).toArray();
      labels[row][Math.floorMod(features[row][0], ad.outputs())] = 1;
    }
    return new ProofJob(name, ad, td, parameters, new TrainingRows(features, labels));
  }

  /** Uniform in {@code +-1/sqrt(fan_in)}, as PyTorch starts linear layers. */
  private long[] initial() {
    Random random = new Random(2);
    long[] initial = new long[ad.parameters()];
    int next = 0;
    for (int i = 0; i < ad.layers().size(); i++) {
      DenseLayer layer = ad.layers().get(i);
      LayerScales scales = QsgdScales.of(ad, td).layers().get(i);
      double bound = 1 / Math.sqrt(layer.inputs());
      for (int weight = 0; weight < layer.parameters(); weight++) {
        double value = random.nextDouble(-bound, bound);
        initial[next++] = (long) Math.rint(Math.scalb(value, scales.weight()));
      }
    }
    return initial;
  }

  /** Commits, trains, proves and verifies. */
  Cost run() throws RangeExceededException {
    long[] initial = initial();
    long cpu0 = SYSTEM.getProcessCpuTime();
    DataShape shape = new DataShape(rows.count(), td.logB(), ad.inputs(), ad.outputs());
    CommittedRows committed = CommittedRows.commit(parameters, shape, rows, seed());
    DatasetStatement dataset = dataset(committed);
    byte[] datasetProof = DatasetProofs.prove(dataset, committed, seed());
    long cpu1 = SYSTEM.getProcessCpuTime();
    long wall1 = System.nanoTime();
    TrainProofs.Trained trained =
        TrainProofs.train(ad, td, committed, SOME_HASH, SOME_HASH, initial);
    TrainStatement statement = statement(committed, initial, trained);
    byte[] proof = TrainProofs.prove(statement, ad, td, committed, initial, trained, seed());
    long cpu2 = SYSTEM.getProcessCpuTime();
    long wall2 = System.nanoTime();
    var outcome =
        TrainProofs.verify(
            proof,
            statement,
            initial,
            trained.update(),
            new Registry(List.of(ad), List.of(td)),
            new Records(dataset));
    long cpu3 = SYSTEM.getProcessCpuTime();
    long wall3 = System.nanoTime();
    requireVerified(outcome);
    requireVerified(DatasetProofs.verify(datasetProof, dataset, new Records(dataset)));
    return new Cost(
        (cpu1 - cpu0) / 1e9,
        (cpu2 - cpu1) / 1e9,
        (wall2 - wall1) / 1e9,
        (cpu3 - cpu2) / 1e9,
        (wall3 - wall2) / 1e9,
        proof.length);
  }

  private void requireVerified(VerificationOutcome outcome) {
    if (!(outcome instanceof Verified)) {
      throw new IllegalStateException(name + ": " + outcome);
    }
  }

  private static byte[] seed() {
    byte[] seed = new byte[32];
    RANDOM.nextBytes(seed);
    return seed;
  }

  private TrainStatement statement(
      CommittedRows committed, long[] initial, TrainProofs.Trained trained) {
    return new TrainStatement(
        "benchmark/proof",
        "main",
        SOME_HASH,
        SOME_HASH,
        "benchmark",
        ad.id(),
        td.id(),
        SOME_HASH,
        committed.root(),
        1,
        parameters,
        rows.count(),
        ad.inputs(),
        ad.outputs(),
        TrainProofs.hash(initial),
        TrainProofs.hash(trained.update()),
        SOME_HASH);
  }

  private DatasetStatement dataset(CommittedRows committed) {
    return new DatasetStatement(
        SOME_HASH,
        "benchmark",
        committed.root(),
        0,
        parameters,
        rows.count(),
        ad.inputs(),
        ad.outputs(),
        td.logB(),
        td.fx(),
        td.xBits(),
        ad.outputs() == 1 ? Labels.BINARY : Labels.ONE_HOT,
        new int[0]);
  }

  private record Records(DatasetStatement dataset) implements VerifierRecords {
    @Override
    public Optional<DatasetStatement> dataset(String dataRoot) {
      return Optional.of(dataset);
    }

    @Override
    public boolean isSpent(String dataRoot, int use) {
      return false;
    }

    @Override
    public boolean isIssued(TrainStatement asked) {
      return true;
    }
  }
}
