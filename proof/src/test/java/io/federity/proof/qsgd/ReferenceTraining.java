package io.federity.proof.qsgd;

import io.federity.proof.descriptor.ArchitectureDescriptor;
import io.federity.proof.descriptor.DenseLayer;
import io.federity.proof.descriptor.TrainingDescriptor;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * QSGD from the text of section 4 alone, in integers of any length: slow, and without any code of
 * {@link TrainingRun}. Goes on until a value leaves its promised width.
 */
final class ReferenceTraining {
  private static final int LOWEST = -8192;
  private static final int HIGHEST = 8191;
  private static final Map<Integer, BigInteger[]> TABLES = new HashMap<>();

  /** Cells by the name of their array, in order: outputs, then rows of the batch, then steps. */
  final Map<String, List<BigInteger>> cells = new HashMap<>();

  /** W(k, j) of each layer, the bias being the last k. */
  final List<BigInteger[][]> weights = new ArrayList<>();

  /** The largest magnitude that any sum took, as long as all values were within their widths. */
  BigInteger largestSum = BigInteger.ZERO;

  /** Whether every value stayed within its width. */
  boolean inRange = true;

  private final TrainingDescriptor td;
  private final TrainingRows rows;
  private final List<DenseLayer> layers;

  ReferenceTraining(
      ArchitectureDescriptor ad,
      TrainingDescriptor td,
      TrainingRows rows,
      int[] order,
      List<long[]> initial) {
    this.td = td;
    this.rows = rows;
    this.layers = ad.layers();
    for (int l = 0; l < layers.size(); l++) {
      BigInteger[][] matrix = new BigInteger[layers.get(l).inputs() + 1][layers.get(l).outputs()];
      for (int k = 0; k < matrix.length; k++) {
        for (int j = 0; j < matrix[k].length; j++) {
          matrix[k][j] = BigInteger.valueOf(initial.get(l)[k * matrix[k].length + j]);
        }
      }
      weights.add(matrix);
    }
    int steps = 1;
    while (steps < order.length) {
      steps *= 2;
    }
    for (int tau = 0; tau < steps && inRange; tau++) {
      step(tau < order.length ? order[tau] : -1);
    }
  }

  /** f_in of a layer. */
  private int inputScale(int layer) {
    return layer == 0 ? td.fx() : td.fa();
  }

  /** f_w of a layer. */
  private int weightScale(int layer) {
    return inputScale(layer) + td.fd() + td.kappa() + td.logB();
  }

  private void step(int block) {
    int last = layers.size() - 1;
    int batch = 1 << td.logB();
    List<List<BigInteger[]>> inputs = List.of(new ArrayList<>(), new ArrayList<>());
    List<List<BigInteger[]>> deltas = List.of(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < batch; i++) {
      int row = block < 0 || block * batch + i >= rows.count() ? -1 : block * batch + i;
      BigInteger[] input = new BigInteger[layers.getFirst().inputs()];
      for (int k = 0; k < input.length; k++) {
        input[k] = row < 0 ? BigInteger.ZERO : BigInteger.valueOf(rows.features()[row][k]);
      }
      inputs.get(0).add(input);
      if (last == 1) {
        BigInteger[] z = preactivations(0, input, td.fa(), "r1");
        inputs.get(1).add(relu(z));
      }
      BigInteger[] z = preactivations(last, inputs.get(last).get(i), td.fz(), "r");
      deltas.get(last).add(outputDeltas(z, row));
      if (last == 1) {
        deltas.get(0).add(hiddenDeltas(inputs.get(1).get(i), deltas.get(1).get(i)));
      }
    }
    for (int l = 0; l <= last; l++) {
      for (int i = 0; i < batch; i++) {
        descend(l, inputs.get(l).get(i), deltas.get(l).get(i));
      }
    }
  }

  /** {@code acc = sum in W} over inputs and the bias, rounded half up to another scale. */
  private BigInteger[] preactivations(int layer, BigInteger[] input, int scale, String remainder) {
    BigInteger[][] matrix = weights.get(layer);
    BigInteger constant = BigInteger.TWO.pow(inputScale(layer));
    int shift = inputScale(layer) + weightScale(layer) - scale;
    BigInteger[] z = new BigInteger[layers.get(layer).outputs()];
    for (int j = 0; j < padded(z.length); j++) {
      BigInteger sum = BigInteger.ZERO;
      for (int k = 0; k <= input.length && j < z.length; k++) {
        sum = sum.add(matrix[k][j].multiply(k < input.length ? input[k] : constant));
      }
      BigInteger rounded = round(sum, shift, remainder);
      if (j < z.length) {
        z[j] = rounded;
      }
    }
    return z;
  }

  /** Floor of {@code sum / 2^shift + 1/2}; records what it leaves. */
  private BigInteger round(BigInteger sum, int shift, String remainder) {
    if (inRange) {
      largestSum = largestSum.max(sum.abs());
    }
    BigInteger unit = BigInteger.TWO.pow(shift);
    BigInteger half = unit.divide(BigInteger.TWO);
    BigInteger rest = sum.add(half).mod(unit);
    put(remainder, rest);
    return sum.add(half).subtract(rest).divide(unit);
  }

  private BigInteger[] relu(BigInteger[] z) {
    BigInteger[] activations = new BigInteger[z.length];
    for (int j = 0; j < padded(z.length); j++) {
      BigInteger value = j < z.length ? z[j] : BigInteger.ZERO;
      boolean on = value.signum() > 0;
      BigInteger excess = on ? value.subtract(BigInteger.ONE) : BigInteger.ZERO;
      BigInteger negative = on ? BigInteger.ZERO : value.negate();
      require(excess.bitLength() <= td.aBits() && negative.bitLength() <= td.aBits());
      put("S", on ? BigInteger.ONE : BigInteger.ZERO);
      put("V", excess);
      put("Nn", negative);
      if (j < z.length) {
        activations[j] = on ? value : BigInteger.ZERO;
      }
    }
    return activations;
  }

  private BigInteger[] outputDeltas(BigInteger[] z, int row) {
    BigInteger[] deltas = new BigInteger[z.length];
    for (int c = 0; c < padded(z.length); c++) {
      BigInteger logit = c < z.length ? z[c] : BigInteger.ZERO;
      BigInteger u = logit.min(BigInteger.valueOf(HIGHEST)).max(BigInteger.valueOf(LOWEST));
      require(logit.subtract(u).abs().bitLength() <= td.zBits());
      BigInteger p = sigmoid(td.fd())[u.intValueExact() - LOWEST];
      boolean selected = row >= 0 && c < z.length;
      BigInteger label = selected ? BigInteger.valueOf(rows.labels()[row][c]) : BigInteger.ZERO;
      BigInteger delta =
          selected ? p.subtract(BigInteger.TWO.pow(td.fd()).multiply(label)) : BigInteger.ZERO;
      put("z", logit);
      put("u", u);
      put("P", p);
      put("delta", delta);
      if (c < z.length) {
        deltas[c] = delta;
      }
    }
    return deltas;
  }

  private BigInteger[] hiddenDeltas(BigInteger[] activations, BigInteger[] outputDeltas) {
    BigInteger[] deltas = new BigInteger[activations.length];
    BigInteger bound = BigInteger.TWO.pow(td.dBits());
    for (int j = 0; j < padded(deltas.length); j++) {
      BigInteger sum = BigInteger.ZERO;
      for (int c = 0; c < outputDeltas.length && j < deltas.length; c++) {
        sum = sum.add(outputDeltas[c].multiply(weights.get(1)[j][c]));
      }
      BigInteger g = round(sum, weightScale(1), "rb");
      require(g.compareTo(bound.negate()) >= 0 && g.compareTo(bound) < 0);
      boolean on = j < deltas.length && activations[j].signum() > 0;
      put("g", g);
      put("delta1", on ? g : BigInteger.ZERO);
      if (j < deltas.length) {
        deltas[j] = on ? g : BigInteger.ZERO;
      }
    }
    return deltas;
  }

  private void descend(int layer, BigInteger[] input, BigInteger[] deltas) {
    BigInteger constant = BigInteger.TWO.pow(inputScale(layer));
    for (int k = 0; k <= input.length; k++) {
      BigInteger by = BigInteger.valueOf(td.mu()).multiply(k < input.length ? input[k] : constant);
      for (int j = 0; j < deltas.length; j++) {
        weights.get(layer)[k][j] = weights.get(layer)[k][j].subtract(by.multiply(deltas[j]));
      }
    }
  }

  private void put(String array, BigInteger value) {
    cells.computeIfAbsent(array, _ -> new ArrayList<>()).add(value);
  }

  private void require(boolean within) {
    inRange &= within;
  }

  private static int padded(int size) {
    int padded = 1;
    while (padded < size) {
      padded *= 2;
    }
    return padded;
  }

  /** The sigmoid rounded half to even, by decimals of 60 digits. */
  static BigInteger[] sigmoid(int fd) {
    return TABLES.computeIfAbsent(fd, ReferenceTraining::sigmoidTable);
  }

  private static BigInteger[] sigmoidTable(int fd) {
    MathContext digits = new MathContext(60);
    BigDecimal step = BigDecimal.ONE; // e^(1/512), by its series
    BigDecimal term = BigDecimal.ONE;
    for (int i = 1; i <= 30; i++) {
      term = term.divide(BigDecimal.valueOf(512L * i), digits);
      step = step.add(term, digits);
    }
    BigDecimal power = BigDecimal.ONE.divide(step.pow(-LOWEST, digits), digits);
    BigInteger[] table = new BigInteger[HIGHEST - LOWEST + 1];
    for (int i = 0; i < table.length; i++) {
      BigDecimal sigmoid = power.divide(power.add(BigDecimal.ONE), digits);
      BigDecimal scaled = sigmoid.multiply(new BigDecimal(BigInteger.TWO.pow(fd)));
      table[i] = scaled.setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
      power = power.multiply(step, digits);
    }
    return table;
  }
}
