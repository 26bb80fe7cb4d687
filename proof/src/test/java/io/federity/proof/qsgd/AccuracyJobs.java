package io.federity.proof.qsgd;

import io.federity.proof.descriptor.ArchitectureDescriptor;
import io.federity.proof.descriptor.LogisticDescriptor;
import io.federity.proof.descriptor.MlpDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.qsgd.RealRows.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What is trained to compare integers with floats, on four real data sets.
 *
 * @param data what the rows are
 * @param jobs whose differences count as one, by the largest, and whose answers are added
 */
record AccuracyJobs(String data, List<AccuracyJob> jobs) {
  private static final TrainingDescriptor LOGISTIC = td(10, 13, 10, 14, 15, 2, 5);
  private static final TrainingDescriptor MLP = td(10, 13, 10, 13, 15, 2, 5);

  private static TrainingDescriptor td(
      int fx, int xBits, int fa, int fd, int dBits, int kappa, int epochs) {
    return new TrainingDescriptor(fx, xBits, fa, 15, fd, dBits, 9, 20, 1, kappa, 6, epochs, 12);
  }

  static List<AccuracyJobs> all() throws IOException {
    List<AccuracyJobs> all = new ArrayList<>();
    all.addAll(wdbc());
    all.addAll(heart());
    all.addAll(credit());
    all.addAll(pneumonia());
    return all;
  }

  /** All rows, tested on themselves, and five folds, each tested on the rows that it leaves out. */
  private static List<AccuracyJobs> wdbc() throws IOException {
    RealRows rows = RealRows.wdbc();
    List<Split> whole = List.of(RealRows.standardised(rows, rows));
    List<Split> folds = folds(shuffled(rows));
    MlpDescriptor mlp = new MlpDescriptor(30, 32, 1);
    TrainingDescriptor finer = td(10, 13, 11, 13, 15, 2, 5);
    return List.of(
        of("WDBC, on itself", whole, new LogisticDescriptor(30, 1), LOGISTIC, 1),
        of("WDBC, on itself, 3 starts", whole, mlp, MLP, 3),
        of("WDBC, on itself, 40 starts", whole, mlp, MLP, 40),
        of("WDBC, on itself, 40 starts", whole, mlp, finer, 40),
        of("WDBC, 5 folds", folds, new LogisticDescriptor(30, 1), LOGISTIC, 1),
        of("WDBC, 5 folds", folds, mlp, MLP, 1),
        of("WDBC, 5 folds", folds, new MlpDescriptor(30, 32, 2), MLP, 1));
  }

  /** A network in batches of 8 rows, so in many steps of rate {@code 2^-kappa}. */
  static AccuracyJobs inSmallBatches(int kappa) throws IOException {
    RealRows rows = RealRows.wdbc();
    List<Split> whole = List.of(RealRows.standardised(rows, rows));
    TrainingDescriptor td =
        new TrainingDescriptor(10, 13, 10, 15, 13, 15, 9, 20, 1, kappa, 3, 5, 12);
    return of("WDBC, on itself, 40 starts", whole, new MlpDescriptor(30, 32, 1), td, 40);
  }

  /** Each hospital for itself. */
  private static List<AccuracyJobs> heart() throws IOException {
    List<Split> hospitals = new ArrayList<>();
    for (String name : List.of("cleveland", "hungarian", "switzerland", "va")) {
      Split raw = RealRows.heart(name);
      hospitals.add(RealRows.standardised(raw.train(), raw.test()));
    }
    return List.of(
        of("heart, 4 hospitals", hospitals, new LogisticDescriptor(13, 1), LOGISTIC, 1),
        of("heart, 4 hospitals", hospitals, new LogisticDescriptor(13, 5), LOGISTIC, 1),
        of("heart, 4 hospitals", hospitals, new MlpDescriptor(13, 16, 1), MLP, 1));
  }

  /** As many rows as the static bound admits of the network; 6,000 others to test. */
  private static List<AccuracyJobs> credit() throws IOException {
    RealRows rows = shuffled(RealRows.credit());
    RealRows test = rows.range(24_000, 30_000);
    List<Split> many = List.of(RealRows.standardised(rows.range(0, 24_000), test));
    List<Split> some = List.of(RealRows.standardised(rows.range(0, 6_000), test));
    TrainingDescriptor logistic = td(10, 13, 10, 14, 15, 4, 5);
    TrainingDescriptor mlp = td(10, 13, 10, 13, 15, 4, 2);
    return List.of(
        of("credit default", many, new LogisticDescriptor(23, 1), logistic, 1),
        of("credit default", some, new MlpDescriptor(23, 32, 1), mlp, 1));
  }

  private static List<AccuracyJobs> pneumonia() throws IOException {
    Split all = RealRows.pneumonia();
    List<Split> rows = List.of(new Split(all.train().range(0, 1_000), all.test()));
    MlpDescriptor mlp = new MlpDescriptor(784, 128, 1);
    return List.of(
        of("PneumoniaMNIST", rows, new LogisticDescriptor(784, 1), td(8, 8, 10, 14, 15, 4, 5), 1),
        of("PneumoniaMNIST", rows, mlp, td(8, 8, 10, 13, 14, 4, 1), 1),
        of("PneumoniaMNIST", rows, mlp, td(8, 8, 10, 13, 14, 4, 3), 1));
  }

  private static AccuracyJobs of(
      String data,
      List<Split> splits,
      ArchitectureDescriptor ad,
      TrainingDescriptor td,
      int starts) {
    return new AccuracyJobs(
        data,
        splits.stream()
            .flatMap(rows ->
                LongStream.rangeClosed(1, starts)
                    .mapToObj(seed -> new AccuracyJob(rows, ad, td, seed)))
            .toList());
  }

  private static RealRows shuffled(RealRows rows) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, rows.count()).boxed().toList());
    Collections.shuffle(order, new Random(1));
    return rows.at(order.stream().mapToInt(Integer::intValue).toArray());
  }

  private static List<Split> folds(RealRows rows) {
    return IntStream.range(0, 5)
        .mapToObj(fold -> {
          int[] test = IntStream.range(0, rows.count()).filter(i -> i % 5 == fold).toArray();
          int[] train = IntStream.range(0, rows.count()).filter(i -> i % 5 != fold).toArray();
          return RealRows.standardised(rows.at(train), rows.at(test));
        })
        .toList();
  }

  /** The name of the model: inputs, hidden units, outputs. */
  String model() {
    ArchitectureDescriptor ad = jobs.getFirst().ad();
    String widths =
        ad.layers().stream().map(layer -> "-" + layer.outputs()).collect(Collectors.joining());
    return (ad.layers().size() == 1 ? "logistic " : "MLP ") + ad.inputs() + widths;
  }

  /** What is trained on what. */
  String name() {
    return data + ", " + model();
  }

  /** What came of each job. */
  List<AccuracyJob.Outcome> run() throws RangeExceededException {
    List<AccuracyJob.Outcome> outcomes = new ArrayList<>();
    for (AccuracyJob job : jobs) {
      outcomes.add(job.run());
    }
    return outcomes;
  }
}
