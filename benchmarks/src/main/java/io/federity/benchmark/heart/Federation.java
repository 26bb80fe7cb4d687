package io.federity.benchmark.heart;

import io.federity.aggregation.AggregationMember;
import io.federity.aggregation.AggregationOutcome;
import io.federity.aggregation.Aggregator;
import io.federity.aggregation.FedAvg;
import io.federity.dataset.Examples;
import io.federity.dataset.HeartStudy;
import io.federity.error.Outcome;
import io.federity.evaluation.EvaluationMetrics;
import io.federity.inference.ModelDefinition;
import io.federity.inference.ModelEvaluator;
import io.federity.recipe.Recipe.InitialValues;
import io.federity.recipe.TrainingSettings;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorBuilder;
import io.federity.tensor.TensorObject;
import io.federity.training.InitialParameters;
import io.federity.training.LocalTrainer;
import io.federity.training.TrainingOptions;
import io.federity.training.TrainingOutcome;
import io.federity.training.TrainingRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rounds of FedAvg among sites in one process, with the product's trainer and aggregation. A site's
 * batches go on in the next round where they ended in the last one. Not thread safe.
 */
final class Federation {
  private static final ModelDefinition MODEL = ModelDefinition.of(HeartStudy.architecture());

  private final TrainingSettings settings;
  private final List<Examples> sites;
  private final List<TrainingOptions> options = new ArrayList<>();
  private List<Tensor> head;

  /** A federation at its root commit. */
  Federation(TrainingSettings settings, InitialValues initial, List<Examples> sites) {
    this.settings = settings;
    this.sites = List.copyOf(sites);
    this.head = value(InitialParameters.of(MODEL, initial, settings.seed()));
    sites.forEach(_ -> options.add(TrainingOptions.DEFAULT));
  }

  /** Trains at every site and averages by numbers of rows. */
  void round() throws IOException {
    var members = new ArrayList<AggregationMember>();
    for (int i = 0; i < sites.size(); i++) {
      List<Tensor> tensors = train(i);
      members.add(
          new AggregationMember(
              "commit-" + i,
              "site-" + i,
              sites.get(i).size(),
              name -> tensors.stream().filter(t -> t.name().equals(name)).findFirst()));
    }
    head = aggregate(members);
  }

  private List<Tensor> train(int site) {
    var request = new TrainingRequest(MODEL, head, settings, sites.get(site), options.get(site));
    return switch (LocalTrainer.train(request)) {
      case TrainingOutcome.Trained(List<Tensor> tensors, var record) -> {
        options.set(site, options.get(site).from(record.next()));
        yield tensors;
      }
      case TrainingOutcome.Refused(var refusal) ->
          throw new IllegalStateException("site " + site + ": " + refusal);
    };
  }

  private List<Tensor> aggregate(List<AggregationMember> members) throws IOException {
    var merged = new ArrayList<Tensor>();
    AggregationOutcome outcome =
        Aggregator.aggregate(
            new FedAvg(),
            head.stream().map(Tensor::spec).toList(),
            members,
            tensor -> {
              merged.add(copy(tensor));
              return TensorObject.id(tensor);
            });
    return switch (outcome) {
      case AggregationOutcome.Aggregated _ -> merged;
      case AggregationOutcome.Refused(String code, String reason) ->
          throw new IllegalStateException(code + ": " + reason);
    };
  }

  private static Tensor copy(Tensor tensor) {
    int count = Math.toIntExact(tensor.elementCount());
    double[] values = new double[count];
    tensor.readDoubles(0, values, count);
    return TensorBuilder.of(tensor.spec()).setDoubles(0, values, count).build();
  }

  /** Measures the head on rows. */
  EvaluationMetrics evaluate(Examples rows) {
    return value(ModelEvaluator.evaluate(MODEL, head, settings.loss(), rows));
  }

  private static <T> T value(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> value;
      case Outcome.Refused<T>(var refusal) -> throw new IllegalStateException(refusal.toString());
    };
  }
}
