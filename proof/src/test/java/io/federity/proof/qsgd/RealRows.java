package io.federity.proof.qsgd;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Real rows from the folder that {@code FEDERITY_DATA} names: absent is a skip that says so, set
 * but unreadable a failure.
 *
 * @param features by row
 * @param classes by row, from 0
 */
record RealRows(double[][] features, int[] classes) {
  private static final int IMAGES = 0x0803;
  private static final int LABELS = 0x0801;

  /** Rows to learn from and rows that are held out. */
  record Split(RealRows train, RealRows test) {}

  int count() {
    return classes.length;
  }

  /** These rows of them. */
  RealRows at(int... rows) {
    return new RealRows(
        IntStream.of(rows).mapToObj(row -> features[row]).toArray(double[][]::new),
        IntStream.of(rows).map(row -> classes[row]).toArray());
  }

  RealRows range(int from, int to) {
    return at(IntStream.range(from, to).toArray());
  }

  static Path folder() {
    Optional<String> configured =
        Optional.ofNullable(System.getenv("FEDERITY_DATA")).filter(value -> !value.isBlank());
    assumeTrue(
        configured.isPresent(),
        "skipped: FEDERITY_DATA is not set; it names the folder that holds heart-disease/, wdbc/, "
            + "credit-default/ and pneumoniamnist/");
    return Path.of(configured.orElseThrow());
  }

  /** 569 rows of 30 features; class 1 is malignant. */
  static RealRows wdbc() throws IOException {
    List<String[]> lines = lines(Files.newInputStream(folder().resolve("wdbc/wdbc.data")));
    return of(
        lines,
        line -> Stream.of(line).skip(2).mapToDouble(Double::parseDouble).toArray(),
        line -> line[1].equals("M") ? 1 : 0);
  }

  /** One hospital's rows in FLamby's split and with its 13 features; classes are 0 to 4. */
  static Split heart(String hospital) throws IOException {
    Path heart = folder().resolve("heart-disease");
    List<String[]> lines =
        lines(Files.newInputStream(heart.resolve("processed." + hospital + ".data")));
    List<String[]> split = lines(Files.newInputStream(heart.resolve("split/" + hospital + ".csv")));
    return new Split(heart(lines, split, "train"), heart(lines, split, "test"));
  }

  private static RealRows heart(List<String[]> lines, List<String[]> split, String part) {
    List<String[]> chosen =
        split.stream()
            .filter(row -> row[1].equals(part))
            .map(row -> lines.get(Integer.parseInt(row[0])))
            .toList();
    return of(chosen, RealRows::heartFeatures, line -> (int) Double.parseDouble(line[13]));
  }

  private static double[] heartFeatures(String[] line) {
    double[] raw = Stream.of(line).limit(10).mapToDouble(Double::parseDouble).toArray();
    return new double[] {
      raw[0],
      raw[1],
      raw[3],
      raw[4],
      raw[5],
      raw[7],
      raw[8],
      raw[9],
      raw[2] == 2 ? 1 : 0,
      raw[2] == 3 ? 1 : 0,
      raw[2] == 4 ? 1 : 0,
      raw[6] == 1 ? 1 : 0,
      raw[6] == 2 ? 1 : 0
    };
  }

  /** 30,000 rows of 23 features, in the file's order; class 1 is default. */
  static RealRows credit() throws IOException {
    Path file = folder().resolve("credit-default/UCI_Credit_Card.csv.gz");
    List<String[]> lines = lines(new GZIPInputStream(Files.newInputStream(file)));
    return of(
        lines.subList(1, lines.size()),
        line -> Stream.of(line).skip(1).limit(23).mapToDouble(Double::parseDouble).toArray(),
        line -> Integer.parseInt(line[24]));
  }

  /** Images of 784 pixels from -1 up to 1; class 1 is pneumonia. */
  static Split pneumonia() throws IOException {
    return new Split(images("train"), images("val"));
  }

  private static RealRows images(String part) throws IOException {
    Path folder = folder().resolve("pneumoniamnist");
    try (DataInputStream images = open(folder.resolve(part + "-images-idx3-ubyte.gz"), IMAGES);
        DataInputStream labels = open(folder.resolve(part + "-labels-idx1-ubyte.gz"), LABELS)) {
      int count = images.readInt();
      int pixels = images.readInt() * images.readInt();
      if (labels.readInt() != count) {
        throw new IOException(part + ": not as many labels as images");
      }
      double[][] features = new double[count][pixels];
      int[] classes = new int[count];
      for (int row = 0; row < count; row++) {
        for (int k = 0; k < pixels; k++) {
          features[row][k] = images.readUnsignedByte() * 0x1p-7 - 1;
        }
        classes[row] = labels.readUnsignedByte();
      }
      return new RealRows(features, classes);
    }
  }

  private static DataInputStream open(Path file, int magic) throws IOException {
    DataInputStream in = new DataInputStream(new GZIPInputStream(Files.newInputStream(file)));
    if (in.readInt() != magic) {
      throw new IOException(file + " is not in IDX format");
    }
    return in;
  }

  private static List<String[]> lines(InputStream file) throws IOException {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return in.lines().filter(line -> !line.isBlank()).map(line -> line.split(",", -1)).toList();
    }
  }

  private static RealRows of(
      List<String[]> lines, Function<String[], double[]> features, ToIntFunction<String[]> label) {
    return new RealRows(
        lines.stream().map(features).toArray(double[][]::new),
        lines.stream().mapToInt(label).toArray());
  }

  /** Less the mean and by the sample deviation of the training rows, as FLamby does. */
  static Split standardised(RealRows train, RealRows test) {
    int inputs = train.features[0].length;
    double[] means = new double[inputs];
    double[] deviations = new double[inputs];
    for (int k = 0; k < inputs; k++) {
      int column = k;
      double mean = Arrays.stream(train.features).mapToDouble(row -> row[column]).sum();
      means[k] = mean / train.count();
      double squares =
          Arrays.stream(train.features)
              .mapToDouble(row -> (row[column] - means[column]) * (row[column] - means[column]))
              .sum();
      deviations[k] = Math.sqrt(squares / (train.count() - 1)) + 1e-9;
    }
    return new Split(scaled(train, means, deviations), scaled(test, means, deviations));
  }

  private static RealRows scaled(RealRows rows, double[] means, double[] deviations) {
    List<double[]> scaled = new ArrayList<>();
    for (double[] row : rows.features) {
      scaled.add(
          IntStream.range(0, row.length)
              .mapToDouble(k -> (row[k] - means[k]) / deviations[k])
              .toArray());
    }
    return new RealRows(scaled.toArray(double[][]::new), rows.classes);
  }
}
