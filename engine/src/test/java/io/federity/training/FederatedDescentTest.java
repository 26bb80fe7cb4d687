package io.federity.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.federity.aggregation.AggregationMember;
import io.federity.aggregation.AggregationOutcome;
import io.federity.aggregation.Aggregator;
import io.federity.aggregation.FedAvg;
import io.federity.dataset.Dataset;
import io.federity.dataset.Examples;
import io.federity.dataset.HeartFiles;
import io.federity.dataset.HeartStudy;
import io.federity.dataset.Hospital;
import io.federity.dataset.InputScaling;
import io.federity.error.Outcome;
import io.federity.inference.ModelDefinition;
import io.federity.object.ObjectId;
import io.federity.recipe.ArchitectureDescriptor.Logistic;
import io.federity.recipe.Recipe.InitialValues;
import io.federity.recipe.Standardisation;
import io.federity.statistics.PooledStatistics;
import io.federity.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With one full-batch local step a round, FedAvg weighted by numbers of examples is gradient
 * descent on the pooled rows: sum n_i/n (w - r g_i) = w - r sum n_i/n g_i = w - r g.
 */
class FederatedDescentTest {
  private static final int ROUNDS = 25;
  private static final double RATE = 0.5;

  @TempDir private Path folder;

  @Test
  void fedAvgOfOneFullBatchStep_onSyntheticSites_isPooledGradientDescent() throws IOException {
    check(
        List.of(
            SyntheticSites.site(120, 0, 1),
            SyntheticSites.site(37, 5, 2),
            SyntheticSites.site(80, -2, 3),
            SyntheticSites.site(11, 1, 4)));
  }

  @Test
  void fedAvgOfOneFullBatchStep_onTheHeartData_isPooledGradientDescent() throws IOException {
    Path raw = HeartFiles.folder();
    var sites = new ArrayList<Dataset>();
    for (Hospital hospital : Hospital.values()) {
      HeartStudy.write(HeartStudy.split(raw.resolve(hospital.fileName())), folder);
      sites.add(HeartStudy.read(folder.resolve("train.csv")));
    }
    check(sites);
  }

  private static void check(List<Dataset> sites) throws IOException {
    Standardisation pooled =
        ((Outcome.Accepted<Standardisation>)
                PooledStatistics.pool(
                    sites.getFirst().features(), sites.stream().map(Dataset::statistics).toList()))
            .value();
    InputScaling scaling = InputScaling.with(pooled);
    List<Examples> examples = sites.stream().map(scaling::apply).toList();
    Examples all = scaling.apply(Dataset.concat(sites));

    double[] descent = new double[all.width() + 1];
    double[] federated = new double[all.width() + 1];
    for (int round = 0; round < ROUNDS; round++) {
      descent = step(descent, all);
      federated = average(federated, examples);
    }
    double[] product = throughTheProduct(examples);
    for (int i = 0; i < descent.length; i++) {
      assertThat(federated[i]).isCloseTo(descent[i], within(1e-6));
      assertThat(product[i]).isCloseTo(descent[i], within(1e-5));
    }
  }

  /** One step of float64 gradient descent; the bias is the last parameter. */
  private static double[] step(double[] parameters, Examples rows) {
    int width = rows.width();
    double[] gradient = new double[width + 1];
    for (int i = 0; i < rows.size(); i++) {
      double z = parameters[width];
      for (int j = 0; j < width; j++) {
        z += parameters[j] * rows.inputs()[i * width + j];
      }
      double error = 1 / (1 + Math.exp(-z)) - rows.labels()[i];
      for (int j = 0; j < width; j++) {
        gradient[j] += error * rows.inputs()[i * width + j] / rows.size();
      }
      gradient[width] += error / rows.size();
    }
    double[] next = parameters.clone();
    for (int j = 0; j <= width; j++) {
      next[j] -= RATE * gradient[j];
    }
    return next;
  }

  private static double[] average(double[] parameters, List<Examples> sites) {
    long total = sites.stream().mapToLong(Examples::size).sum();
    double[] mean = new double[parameters.length];
    for (Examples site : sites) {
      double[] local = step(parameters, site);
      for (int j = 0; j < mean.length; j++) {
        mean[j] += local[j] * site.size() / total;
      }
    }
    return mean;
  }

  private static double[] throughTheProduct(List<Examples> sites) throws IOException {
    int width = sites.getFirst().width();
    ModelDefinition model = ModelDefinition.of(new Logistic(width, 1));
    List<Tensor> head =
        ((Outcome.Accepted<List<Tensor>>) InitialParameters.of(model, InitialValues.ZEROS, 0))
            .value();
    var settings = Settings.ONE_STEP.rate(Double.toString(RATE)).build();
    for (int round = 0; round < ROUNDS; round++) {
      var members = new ArrayList<AggregationMember>();
      for (Examples site : sites) {
        TrainingOutcome outcome =
            LocalTrainer.train(
                new TrainingRequest(model, head, settings, site, TrainingOptions.DEFAULT));
        List<Tensor> tensors = ((TrainingOutcome.Trained) outcome).tensors();
        members.add(
            new AggregationMember(
                "commit" + members.size(),
                "hospital" + members.size(),
                site.size(),
                name -> tensors.stream().filter(t -> t.name().equals(name)).findFirst()));
      }
      head = aggregate(head, members);
    }
    double[] parameters = new double[width + 1];
    for (Tensor tensor : head) {
      boolean bias = tensor.name().equals("fc.bias");
      for (int j = 0; j < tensor.elementCount(); j++) {
        parameters[bias ? width : j] = tensor.getDouble(j);
      }
    }
    return parameters;
  }

  private static List<Tensor> aggregate(List<Tensor> head, List<AggregationMember> members)
      throws IOException {
    var next = new ArrayList<Tensor>();
    AggregationOutcome outcome =
        Aggregator.aggregate(
            new FedAvg(),
            head.stream().map(Tensor::spec).toList(),
            members,
            tensor -> {
              float[] values = new float[(int) tensor.elementCount()];
              for (int i = 0; i < values.length; i++) {
                values[i] = tensor.getFloat(i);
              }
              next.add(Tensor.ofFloats(tensor.name(), tensor.spec().shape(), values));
              return ObjectId.ofBytes(
                  tensor.name().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            });
    assertThat(outcome).isInstanceOf(AggregationOutcome.Aggregated.class);
    return next;
  }
}
