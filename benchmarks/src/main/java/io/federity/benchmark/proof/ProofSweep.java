package io.federity.benchmark.proof;

import io.federity.json.CanonicalJson;
import io.federity.json.JsonBuilder;
import io.federity.proof.descriptor.ArchitectureDescriptor;
import io.federity.proof.descriptor.LogisticDescriptor;
import io.federity.proof.descriptor.MlpDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.ligero.LigeroParameters;
import io.federity.proof.qsgd.RangeExceededException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * What proofs cost by rows, by epochs and by width, one of them varied at a time: a JSON line a
 * point, and a plot.
 */
final class ProofSweep {
  private static final int RUNS = 3;

  /** One line of the plot. */
  private record Sweep(String name, List<Integer> values, IntFunction<ProofJob> job) {}

  private ProofSweep() {}

  static void run(Path plot) throws IOException, RangeExceededException {
    List<CostPlot.Panel> panels = new ArrayList<>();
    for (Sweep sweep : sweeps()) {
      List<CostPlot.Point> points = new ArrayList<>();
      for (int value : sweep.values()) {
        points.add(measure(sweep, value));
      }
      panels.add(new CostPlot.Panel(sweep.name(), points));
    }
    Files.writeString(plot, CostPlot.svg(panels));
  }

  private static List<Sweep> sweeps() {
    return List.of(
        new Sweep(
            "rows",
            List.of(125, 250, 500, 1000, 2000, 4000),
            rows -> job(new LogisticDescriptor(16, 1), rows, 5, 14, 12)),
        new Sweep(
            "epochs",
            List.of(1, 2, 4, 8, 16),
            epochs -> job(new LogisticDescriptor(16, 1), 500, epochs, 14, 12)),
        new Sweep(
            "hidden units",
            List.of(8, 16, 32, 64, 128),
            width -> job(new MlpDescriptor(30, width, 2), 500, 1, 13, 16)));
  }

  private static ProofJob job(ArchitectureDescriptor ad, int rows, int epochs, int fd, int limb) {
    TrainingDescriptor td =
        new TrainingDescriptor(9, 11, 10, 14, fd, 14, 9, 20, 1, 3, 6, epochs, limb);
    return ProofJob.synthetic("sweep", ad, td, LigeroParameters.of(4096, 160, 4), rows);
  }

  private static CostPlot.Point measure(Sweep sweep, int value) throws RangeExceededException {
    ProofJob job = sweep.job().apply(value);
    job.run();
    List<ProofJob.Cost> costs = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      costs.add(job.run());
    }
    CostPlot.Point point =
        new CostPlot.Point(
            value,
            ProofJob.Cost.median(costs, ProofJob.Cost::proveCpuSeconds),
            ProofJob.Cost.median(costs, ProofJob.Cost::verifyCpuSeconds),
            ProofJob.Cost.median(costs, ProofJob.Cost::proofBytes) / 1e6);
    System.out.println(
        CanonicalJson.text(
            new JsonBuilder()
                .put("benchmark", "proof-sweep")
                .put("by", sweep.name())
                .put("value", value)
                .put("proveCpuSeconds", decimal(point.proveCpuSeconds()))
                .put("verifyCpuSeconds", decimal(point.verifyCpuSeconds()))
                .put("proofMegabytes", decimal(point.proofMegabytes()))
                .build()));
    return point;
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
