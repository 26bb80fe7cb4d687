package io.federity.proof.relation;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.interaction.Channel;
import io.federity.proof.interaction.PaddedValue;
import io.federity.proof.lookup.ArrayClaim;
import io.federity.proof.lookup.LogUp;
import io.federity.proof.lookup.LookupWitness;
import io.federity.proof.multilinear.Equality;
import io.federity.proof.multilinear.Extensions;
import io.federity.proof.statement.DatasetStatement;
import io.federity.proof.statement.DatasetStatement.Labels;
import io.federity.proof.sumcheck.Sumcheck;
import io.federity.proof.sumcheck.TableProduct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The relation of a data root's own proof (section 5.2, statement DATASET): features within their
 * range, labels 0 or 1, zero outside rows and columns, one class a row and counts of classes where
 * stated. Written once for all sides.
 */
final class DatasetRelation {
  /** The prover's side. */
  record Witness(Map<String, long[]> data, LookupWitness lookups) {}

  private static final Fp2 HALF = Fp2.of(2).inverse();

  private final Channel channel;
  private final DatasetShape shape;
  private final DatasetStatement statement;
  private final Supplier<Witness> witness;
  private final List<VectorClaim> dataClaims = new ArrayList<>();

  private DatasetRelation(Channel channel, DatasetShape shape, Supplier<Witness> witness) {
    this.channel = channel;
    this.shape = shape;
    this.statement = shape.statement();
    this.witness = witness;
  }

  /** The run root's vector holds the multiplicities only. */
  static VectorLayout runLayout(DatasetShape shape) {
    return VectorLayout.of(
        List.of(LookupWitness.MULTIPLICITIES), List.of(shape.lookups().multiplicities()));
  }

  /**
   * Walks through the relation.
   *
   * @param witness asked only by the prover's side
   */
  static void walk(
      Channel channel,
      DatasetShape shape,
      int runVariables,
      int dataVariables,
      Supplier<Witness> witness) {
    DatasetRelation relation = new DatasetRelation(channel, shape, witness);
    List<VectorClaim> runClaims = relation.lookups();
    relation.features();
    relation.labels();
    if (relation.statement.labels() == Labels.ONE_HOT) {
      relation.oneClassARow();
    }
    if (relation.statement.classCounts().length > 0) {
      relation.classCounts();
    }
    Batching.reduce(
        channel,
        "batch.run",
        0,
        runVariables,
        runClaims,
        () -> witness.get().lookups().multiplicities());
    Batching.reduce(
        channel,
        "batch.data",
        1,
        dataVariables,
        relation.dataClaims,
        () -> shape.data().layout().join(witness.get().data()));
  }

  private List<VectorClaim> lookups() {
    VectorLayout run = runLayout(shape);
    List<VectorClaim> runClaims = new ArrayList<>();
    for (ArrayClaim claim : LogUp.reduce(channel, shape.lookups(), () -> witness.get().lookups())) {
      if (claim.array().equals(LookupWitness.MULTIPLICITIES)) {
        runClaims.add(run.claim(claim));
      } else {
        dataClaims.add(shape.data().layout().claim(claim));
      }
    }
    return runClaims;
  }

  private PaddedValue claim(String step, String array, Fp2[] point) {
    PaddedValue value =
        channel.send(step + ".claim." + array, () -> Extensions.evaluate(array(array), point));
    dataClaims.add(shape.data().layout().claim(new ArrayClaim(array, point, value.form())));
    return value;
  }

  private long[] array(String name) {
    long[] array = witness.get().data().get(name);
    if (array == null) {
      throw new IllegalArgumentException("no array " + name);
    }
    return array;
  }

  /** {@code (1 - sel) X = 0}: nothing beyond the rows and the columns. */
  private void features() {
    int bits = shape.data().inputBits() + shape.data().rowBits();
    Fp2[] r = channel.challenges(bits);
    channel.challenge();
    Sumcheck.Reduced reduced =
        Sumcheck.reduce(
            channel,
            "zc_x",
            bits,
            3,
            AffineForm.ZERO,
            () ->
                new TableProduct(
                    3,
                    t -> t[0].times(t[1]).times(t[2]),
                    List.of(
                        Equality.table(r),
                        outside(shape.data().inputBits(), statement.inputs()),
                        table(DataShape.FEATURES))));
    PaddedValue value = claim("zc_x", DataShape.FEATURES, reduced.point());
    Fp2 factor =
        Equality.of(r, reduced.point())
            .times(outsideAt(reduced.point(), shape.data().inputBits(), statement.inputs()));
    channel.requireEqual(reduced.claim(), value.form().times(factor));
  }

  /** {@code Y^2 - Y = 0} and {@code (1 - sel) Y = 0}. */
  private void labels() {
    int bits = shape.data().outputBits() + shape.data().rowBits();
    Fp2[] r = channel.challenges(bits);
    Fp2 lambda = channel.challenge();
    Sumcheck.Reduced reduced =
        Sumcheck.reduce(
            channel,
            "zc_y",
            bits,
            3,
            AffineForm.ZERO,
            () ->
                new TableProduct(
                    3,
                    t ->
                        t[0].times(t[2].squared().minus(t[2]).plus(lambda.times(t[1]).times(t[2]))),
                    List.of(
                        Equality.table(r),
                        outside(shape.data().outputBits(), statement.outputs()),
                        table(DataShape.LABELS))));
    PaddedValue value = claim("zc_y", DataShape.LABELS, reduced.point());
    Fp2 outside = outsideAt(reduced.point(), shape.data().outputBits(), statement.outputs());
    AffineForm sum =
        channel
            .product(value, value)
            .minus(value.form())
            .plus(value.form().times(lambda.times(outside)));
    channel.requireEqual(reduced.claim(), sum.times(Equality.of(r, reduced.point())));
  }

  /** The classes of a row sum to 1 in every row and to 0 beyond. */
  private void oneClassARow() {
    Fp2[] row = channel.challenges(shape.data().rowBits());
    Fp2[] classes = halves(shape.data().outputBits());
    PaddedValue value = claim("onehot", DataShape.LABELS, Points.join(classes, row));
    channel.requireEqual(
        value.form().times(Fp2.of(1L << shape.data().outputBits())),
        AffineForm.of(Extensions.lessThan(row, statement.rows())));
  }

  /** The rows of a class sum to its count. */
  private void classCounts() {
    Fp2[] output = channel.challenges(shape.data().outputBits());
    PaddedValue value =
        claim("counts", DataShape.LABELS, Points.join(output, halves(shape.data().rowBits())));
    long[] counts = new long[1 << shape.data().outputBits()];
    for (int c = 0; c < statement.outputs(); c++) {
      counts[c] = statement.classCounts()[c];
    }
    channel.requireEqual(
        value.form().times(Fp2.of(1L << shape.data().rowBits())),
        AffineForm.of(Extensions.evaluate(counts, output)));
  }

  /** At this point an extension is the mean over all indices. */
  private static Fp2[] halves(int count) {
    Fp2[] point = new Fp2[count];
    Arrays.fill(point, HALF);
    return point;
  }

  private Fp2Array table(String name) {
    long[] array = array(name);
    return Fp2Array.wrap(array.clone(), new long[array.length]);
  }

  /** {@code 1 - [row < n][column < count]} for every cell, column lowest. */
  private Fp2Array outside(int columnBits, int count) {
    Fp2Array outside = new Fp2Array(1 << (columnBits + shape.data().rowBits()));
    int columns = 1 << columnBits;
    for (int cell = 0; cell < outside.length(); cell++) {
      boolean inside = cell % columns < count && cell / columns < statement.rows();
      outside.set(cell, inside ? Fp2.ZERO : Fp2.ONE);
    }
    return outside;
  }

  private Fp2 outsideAt(Fp2[] point, int columnBits, int count) {
    Fp2 columns = Extensions.lessThan(Points.part(point, 0, columnBits), count);
    Fp2 rows =
        Extensions.lessThan(
            Points.part(point, columnBits, shape.data().rowBits()), statement.rows());
    return Fp2.ONE.minus(columns.times(rows));
  }
}
