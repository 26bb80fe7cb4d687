package io.federity.it;

import io.federity.dataset.CsvDatasetReader;
import io.federity.dataset.CsvReading;
import io.federity.dataset.Dataset;
import io.federity.error.Outcome;
import io.federity.recipe.Recipe;
import io.federity.recipe.Standardisation;
import java.nio.file.Path;
import java.util.List;

/** Logistic regression in double, written out: what the product computes, computed another way. */
final class Heart {
  private Heart() {}

  /** Rows as the recipe reads them. */
  static Dataset read(Path file, Recipe recipe) {
    return switch (CsvDatasetReader.read(file, recipe.data())) {
      case Outcome.Accepted<CsvReading>(CsvReading reading) -> reading.dataset();
      case Outcome.Refused<CsvReading>(var refusal) -> throw new AssertionError(refusal);
    };
  }

  /** Scales the rows by the frozen statistics. */
  static double[][] scaled(Dataset data, Standardisation frozen) {
    return data.rows().stream().map(row -> scaled(row, frozen)).toArray(double[][]::new);
  }

  private static double[] scaled(double[] row, Standardisation frozen) {
    double[] scaled = new double[row.length];
    for (int j = 0; j < row.length; j++) {
      double std = frozen.std().get(j).doubleValue();
      scaled[j] = (row[j] - frozen.mean().get(j).doubleValue()) / (std + 1e-9);
    }
    return scaled;
  }

  /** Mean of each column. */
  static double mean(List<double[]> rows, int column) {
    return rows.stream().mapToDouble(row -> row[column]).sum() / rows.size();
  }

  /** Sample standard deviation of a column, in two passes. */
  static double std(List<double[]> rows, int column) {
    double mean = mean(rows, column);
    double squares =
        rows.stream().mapToDouble(row -> (row[column] - mean) * (row[column] - mean)).sum();
    return Math.sqrt(squares / (rows.size() - 1));
  }

  /** The logit of a row; the last weight is the bias. */
  static double logit(double[] weights, double[] row) {
    double sum = weights[row.length];
    for (int j = 0; j < row.length; j++) {
      sum += weights[j] * row[j];
    }
    return sum;
  }

  /** One step of gradient descent on the mean cross-entropy over all rows. */
  static double[] step(double[] weights, double[][] rows, int[] labels, double learningRate) {
    double[] gradient = new double[weights.length];
    for (int i = 0; i < rows.length; i++) {
      double error = 1 / (1 + Math.exp(-logit(weights, rows[i]))) - labels[i];
      for (int j = 0; j < rows[i].length; j++) {
        gradient[j] += error * rows[i][j];
      }
      gradient[rows[i].length] += error;
    }
    double[] next = new double[weights.length];
    for (int j = 0; j < next.length; j++) {
      next[j] = weights[j] - learningRate * gradient[j] / rows.length;
    }
    return next;
  }

  /** How many rows the model puts on the right side of one half. */
  static long correct(double[] weights, double[][] rows, int[] labels) {
    long correct = 0;
    for (int i = 0; i < rows.length; i++) {
      correct += (logit(weights, rows[i]) > 0 ? 1 : 0) == labels[i] ? 1 : 0;
    }
    return correct;
  }
}
