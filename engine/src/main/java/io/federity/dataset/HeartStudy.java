package io.federity.dataset;

import io.federity.error.Outcome;
import io.federity.recipe.ArchitectureDescriptor;
import io.federity.recipe.Recipe;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The UCI heart-disease data prepared as FLamby's Fed-Heart-Disease: incomplete rows dropped,
 * binary label, 13 features, FLamby's split.
 *
 * <p>Janosi, Steinbrunn, Pfisterer, Detrano: Heart Disease, UCI Machine Learning Repository, 1988,
 * CC BY 4.0. Ogier du Terrail et al.: FLamby, NeurIPS 2022. Not for clinical use.
 */
public final class HeartStudy {
  private static final String RECIPE = "heart-recipe.json";
  private static final int LABEL = 13;
  private static final List<Integer> USED = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, LABEL);

  private HeartStudy() {}

  /** The raw lines of one hospital's parts; fields and line order are those of the file. */
  public record Split(List<String> training, List<String> validation) {
    /** Copies the lists. */
    public Split {
      training = List.copyOf(training);
      validation = List.copyOf(validation);
    }
  }

  /** The recipe of the demo: columns as FLamby uses them. */
  public static Recipe recipe() {
    try (InputStream in = HeartStudy.class.getResourceAsStream(RECIPE)) {
      if (in == null) {
        throw new IllegalStateException("resource " + RECIPE + " is not packaged");
      }
      return switch (Recipe.read(in.readAllBytes())) {
        case Outcome.Accepted<Recipe>(Recipe recipe) -> recipe;
        case Outcome.Refused<Recipe>(var refusal) ->
            throw new IllegalStateException(RECIPE + ": " + refusal.detail());
      };
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RECIPE, e);
    }
  }

  /** The model of the demo: logistic regression on 13 features. */
  public static ArchitectureDescriptor architecture() {
    return new ArchitectureDescriptor.Logistic(recipe().data().features().size(), 1);
  }

  /** Splits a raw file; incomplete rows are left out first. */
  public static Split split(Path rawFile) throws IOException {
    return split(Files.readAllLines(rawFile));
  }

  /** Splits raw lines of 14 comma-separated fields. */
  static Split split(List<String> rawLines) {
    List<String> lines = rawLines.stream().filter(HeartStudy::isComplete).toList();
    int[] labels = lines.stream().mapToInt(HeartStudy::label).toArray();
    BitSet training = FlambySplit.trainingRows(labels);
    var train = new ArrayList<String>();
    var validation = new ArrayList<String>();
    for (int i = 0; i < lines.size(); i++) {
      (training.get(i) ? train : validation).add(lines.get(i));
    }
    return new Split(train, validation);
  }

  private static boolean isComplete(String line) {
    String[] fields = line.split(",", -1);
    return fields.length == LABEL + 1
        && USED.stream().noneMatch(column -> fields[column].strip().equals("?"));
  }

  private static int label(String line) {
    return Double.parseDouble(line.split(",", -1)[LABEL].strip()) == 0 ? 0 : 1;
  }

  /** Reads lines by the demo's recipe. */
  public static Dataset read(Path csv) {
    return switch (CsvDatasetReader.read(csv, recipe().data())) {
      case Outcome.Accepted<CsvReading>(CsvReading reading) -> reading.dataset();
      case Outcome.Refused<CsvReading>(var refusal) ->
          throw new IllegalStateException(csv + ": " + refusal.detail());
    };
  }

  /** Writes one hospital's parts as {@code train.csv} and {@code validation.csv}. */
  public static void write(Split split, Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("train.csv"), split.training());
    Files.write(folder.resolve("validation.csv"), split.validation());
  }

  /** The folder that {@code FEDERITY_DATA} names, if it is set. */
  public static Optional<Path> configuredFolder() {
    return Optional.ofNullable(System.getenv("FEDERITY_DATA"))
        .filter(value -> !value.isBlank())
        .map(Path::of);
  }
}
