package io.federity.benchmark.proof;

import io.federity.benchmark.heart.HeartSites;
import io.federity.benchmark.heart.Site;
import io.federity.dataset.Hospital;
import io.federity.json.CanonicalJson;
import io.federity.json.JsonBuilder;
import io.federity.proof.descriptor.LogisticDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.qsgd.RangeExceededException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Measures proofs of training and prints a JSON line a job: CPU and wall seconds, bytes of the
 * proof, peak of the heap; medians of several runs after a warm-up. With {@code --check} the exit
 * code is 0 where every limit is kept and 1 where not; 2 says that the data or the arguments cannot
 * be used.
 */
public final class ProofBenchmark {
  private static final int WARM_UP = 3;
  private static final int RUNS = 7;

  /** Fixed-point scales as in the table of the protocol's section 4, for logistic models. */
  private static final TrainingDescriptor LOGISTIC =
      new TrainingDescriptor(10, 13, 10, 15, 14, 15, 9, 20, 1, 2, 6, 5, 12);

  /** What a job may cost. */
  private record Limits(double proveCpuSeconds, double proofMegabytes, double verifyCpuSeconds) {}

  private static final Limits HEART = new Limits(1, 0.7, 0.1);

  private ProofBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException, RangeExceededException {
    List<String> given = new ArrayList<>(List.of(arguments));
    boolean check = given.remove("--check");
    if (!given.isEmpty()) {
      System.err.println("usage: proof [--check]");
      System.exit(2);
    }
    Site cleveland =
        HeartSites.required().stream()
            .filter(site -> site.hospital() == Hospital.CLEVELAND)
            .findFirst()
            .orElseThrow();
    LogisticDescriptor ad = new LogisticDescriptor(cleveland.training().features().size(), 1);
    ProofJob job = ProofJob.of("logistic-heart", ad, LOGISTIC, cleveland.training());
    boolean passed = measure(job, HEART);
    System.exit(check && !passed ? 1 : 0);
  }

  private static boolean measure(ProofJob job, Limits limits) throws RangeExceededException {
    for (int i = 0; i < WARM_UP; i++) {
      job.run();
    }
    List<ProofJob.Cost> costs = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      costs.add(job.run());
    }
    double proveCpu = median(costs, ProofJob.Cost::proveCpuSeconds);
    double verifyCpu = median(costs, ProofJob.Cost::verifyCpuSeconds);
    double megabytes = median(costs, ProofJob.Cost::proofBytes) / 1e6;
    boolean passed =
        proveCpu <= limits.proveCpuSeconds()
            && verifyCpu <= limits.verifyCpuSeconds()
            && megabytes <= limits.proofMegabytes();
    JsonBuilder line =
        new JsonBuilder()
            .put("benchmark", "proof")
            .put("job", job.name())
            .put("path", "scalar")
            .put("runs", RUNS)
            .put("commitCpuSeconds", decimal(median(costs, ProofJob.Cost::commitCpuSeconds)))
            .put("proveCpuSeconds", decimal(proveCpu))
            .put("proveWallSeconds", decimal(median(costs, ProofJob.Cost::proveWallSeconds)))
            .put("verifyCpuSeconds", decimal(verifyCpu))
            .put("verifyWallSeconds", decimal(median(costs, ProofJob.Cost::verifyWallSeconds)))
            .put("proofBytes", (long) median(costs, ProofJob.Cost::proofBytes))
            .put("peakHeapBytes", ProofJob.peakHeapBytes())
            .put("passed", passed);
    System.out.println(CanonicalJson.text(line.build()));
    return passed;
  }

  private static double median(List<ProofJob.Cost> costs, ToDoubleFunction<ProofJob.Cost> figure) {
    return costs.stream()
        .sorted(Comparator.comparingDouble(figure))
        .mapToDouble(figure)
        .skip(costs.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
