package io.federity.evaluation.faces;

import io.federity.error.Outcome;
import io.federity.evaluation.service.EvaluationService;
import io.federity.portal.faces.PathParts;
import io.federity.portal.faces.SignedInPerson;
import io.federity.wire.EvaluationView;
import io.federity.wire.MetricsView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Accuracy and loss over the rounds of a repository, one line a hospital. */
@Named("metricHistory")
@RequestScoped
public class MetricHistory {
  @Inject private EvaluationService evaluations;
  @Inject private SignedInPerson person;
  @Inject private PathParts path;

  private @Nullable List<EvaluationView> history;

  private List<EvaluationView> history() {
    List<EvaluationView> known = history;
    if (known == null) {
      known =
          path.repository()
              .map(name -> evaluations.history(person.actor(), name, null))
              .map(outcome ->
                  outcome instanceof Outcome.Accepted<List<EvaluationView>>(var list)
                      ? list
                      : List.<EvaluationView>of())
              .orElse(List.of());
      history = known;
    }
    return known;
  }

  /** Accuracy on each hospital's own validation rows, 0 to 1. */
  public LineChart getAccuracy() {
    return chart("Accuracy", MetricsView::accuracy);
  }

  /** Mean loss on each hospital's own validation rows. */
  public LineChart getLoss() {
    return chart("Loss", MetricsView::loss);
  }

  private LineChart chart(String title, ToDoubleFunction<MetricsView> metric) {
    SortedMap<String, SortedMap<Integer, Double>> values = LineChart.values();
    for (EvaluationView evaluation : history()) {
      put(values, evaluation.hospital(), evaluation.round(), evaluation.candidate(), metric);
    }
    for (EvaluationView evaluation : history()) { // where the first round started from
      int before = evaluation.round() - 1;
      SortedMap<Integer, Double> line = values.get(evaluation.hospital());
      if (line != null && !line.containsKey(before)) {
        put(values, evaluation.hospital(), before, evaluation.base(), metric);
      }
    }
    return LineChart.of(title, 560, 240, values);
  }

  private static void put(
      SortedMap<String, SortedMap<Integer, Double>> values,
      String hospital,
      int round,
      @Nullable MetricsView measured,
      ToDoubleFunction<MetricsView> metric) {
    if (measured != null && Double.isFinite(metric.applyAsDouble(measured))) {
      values
          .computeIfAbsent(hospital, name -> new TreeMap<>())
          .put(round, metric.applyAsDouble(measured));
    }
  }
}
