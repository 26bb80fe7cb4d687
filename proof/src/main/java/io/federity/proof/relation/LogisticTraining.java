package io.federity.proof.relation;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.interaction.Channel;
import io.federity.proof.interaction.PaddedValue;
import io.federity.proof.lookup.ArrayClaim;
import io.federity.proof.lookup.LogUp;
import io.federity.proof.multilinear.Equality;
import io.federity.proof.multilinear.Extensions;
import io.federity.proof.qsgd.SigmoidTable;
import io.federity.proof.sumcheck.Sumcheck;
import io.federity.proof.sumcheck.TableProduct;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The relation of a logistic training proof, batched over all steps (section 5 of {@code fzk/1},
 * statement TRAIN): lookups, forward pass, weights by their definition, update, cell equations; at
 * the end one tensor constraint a root. Written once for all sides.
 *
 * <p>Weights are not committed: {@code W(tau) = W_0 - mu sum_{tau' < tau} in * delta} is their
 * definition, so there is no trajectory that could be wrong.
 */
final class LogisticTraining {
  private static final Fp2 MINUS_ONE = Fp2.ONE.negate();

  private final Channel channel;
  private final LogisticShape shape;
  private final PublicRun known;
  private final Supplier<LogisticWitness> witness;
  private final List<VectorClaim> runClaims = new ArrayList<>();
  private final List<VectorClaim> dataClaims = new ArrayList<>();

  private LogisticTraining(
      Channel channel, LogisticShape shape, PublicRun known, Supplier<LogisticWitness> witness) {
    this.channel = channel;
    this.shape = shape;
    this.known = known;
    this.witness = witness;
  }

  /**
   * Walks through the relation.
   *
   * @param runVariables bits of an index into the run root's vector
   * @param dataVariables bits of an index into the data root's vector
   * @param witness asked only by the prover's side
   */
  static void walk(
      Channel channel,
      LogisticShape shape,
      PublicRun known,
      int runVariables,
      int dataVariables,
      Supplier<LogisticWitness> witness) {
    LogisticTraining relation = new LogisticTraining(channel, shape, known, witness);
    relation.lookups();
    relation.forward();
    relation.update();
    relation.cells();
    Batching.reduce(
        channel, "batch.run", 0, runVariables, relation.runClaims, () -> witness.get().runVector());
    Batching.reduce(
        channel,
        "batch.data",
        1,
        dataVariables,
        relation.dataClaims,
        () -> witness.get().dataVector());
  }

  private void lookups() {
    LogUp.reduce(channel, shape.lookups(), () -> witness.get().lookups())
        .forEach(claim -> runClaims.add(shape.run().claim(claim)));
  }

  /** Sends a claim on an array of the run root. */
  private PaddedValue runClaim(String step, String array, Fp2[] point) {
    PaddedValue value =
        channel.send(
            step + ".claim." + array, () -> Extensions.evaluate(witness.get().array(array), point));
    runClaims.add(shape.run().claim(new ArrayClaim(array, point, value.form())));
    return value;
  }

  private List<AffineForm> limbClaims(String step, Limbs limbs, Fp2[] point) {
    return limbs.names().stream().map(name -> runClaim(step, name, point).form()).toList();
  }

  /** Sends a claim on a data array that is gathered by step. */
  private PaddedValue dataClaim(String name, String array, Fp2[] rest, Fp2[] step) {
    PaddedValue value =
        channel.send(name + ".claim." + array, () -> witness.get().gathered(array, rest, step));
    dataClaims.add(shape.data().layout().gathered(array, known.order(), step, rest, value.form()));
    return value;
  }

  /**
   * An input at a point as factor and offset of the claim on X: {@code I = (1 - k_a) X + k_a
   * eq(k_lo, 0) 2^fx}.
   */
  private Fp2 featureFactor(Fp2[] input) {
    return Fp2.ONE.minus(input[shape.data().inputBits()]);
  }

  private Fp2 biasAt(Fp2[] input) {
    return Equality.at(Points.part(input, 0, shape.data().inputBits()), 0)
        .times(input[shape.data().inputBits()])
        .times(1L << shape.td().fx());
  }

  /** {@code I * b} for a claim on X and another sent value. */
  private AffineForm inputTimes(Fp2[] input, PaddedValue feature, PaddedValue b) {
    return channel
        .product(feature, b)
        .times(featureFactor(input))
        .plus(b.form().times(biasAt(input)));
  }

  /** FWD: the accumulator, which is known from the rounded logit and its remainder. */
  private void forward() {
    String name = "fwd1";
    Fp2[] step = channel.challenges(shape.stepBits());
    Fp2[] row = channel.challenges(shape.rowBits());
    Fp2[] output = channel.challenges(shape.data().outputBits());
    Fp2[] cell = Points.join(output, row, step);
    AffineForm accumulator = accumulatorClaim(name, cell);
    Sumcheck.Reduced reduced =
        Sumcheck.reduce(
            channel,
            name,
            shape.data().inputBits() + 1 + shape.stepBits(),
            3,
            accumulator,
            () -> forwardProver(step, row, output));
    Fp2[] input = Points.part(reduced.point(), 0, shape.data().inputBits() + 1);
    Fp2[] at = Points.part(reduced.point(), input.length, shape.stepBits());
    PaddedValue weight =
        channel.send(
            name + ".W",
            () -> Extensions.evaluate(witness.get().weightsByStep(output), reduced.point()));
    PaddedValue feature =
        dataClaim(
            name,
            DataShape.FEATURES,
            Points.join(Points.part(input, 0, shape.data().inputBits()), row),
            at);
    channel.requireEqual(
        reduced.claim(), inputTimes(input, feature, weight).times(Equality.of(step, at)));
    weights(name + ".wcl", weight.form(), at, input, output);
  }

  /** {@code acc = 2^s z + r - 2^(s-1)} with {@code z = u + hi - lo}. */
  private AffineForm accumulatorClaim(String name, Fp2[] cell) {
    AffineForm saturated = runClaim(name, LogisticShape.INPUT, cell).form();
    AffineForm high = shape.high().join(limbClaims(name, shape.high(), cell));
    AffineForm low = shape.low().join(limbClaims(name, shape.low(), cell));
    AffineForm remainder = shape.remainder().join(limbClaims(name, shape.remainder(), cell));
    int shift = shape.scales().shift();
    return saturated
        .plus(high)
        .minus(low)
        .times(Fp2.of(1L << shift))
        .plus(remainder)
        .plus(Fp2.ofSigned(-(1L << (shift - 1))));
  }

  private TableProduct forwardProver(Fp2[] step, Fp2[] row, Fp2[] output) {
    Fp2Array inputs = witness.get().inputsByStep(Equality.table(row));
    Fp2Array ofStep = Equality.table(step);
    Fp2Array spread = new Fp2Array(inputs.length());
    int width = inputs.length() / ofStep.length();
    for (int i = 0; i < spread.length(); i++) {
      spread.set(i, ofStep.get(i / width));
    }
    return new TableProduct(
        3,
        t -> t[0].times(t[1]).times(t[2]),
        List.of(spread, inputs, witness.get().weightsByStep(output)));
  }

  /** WCL: a claim on the weights, by their definition. */
  private void weights(String name, AffineForm weight, Fp2[] at, Fp2[] input, Fp2[] output) {
    AffineForm claim =
        weight
            .times(MINUS_ONE)
            .plus(known.initialAt(input, output))
            .times(Fp2.of(shape.td().mu()).inverse());
    Sumcheck.Reduced reduced =
        Sumcheck.reduce(
            channel,
            name,
            shape.rowBits() + shape.stepBits(),
            3,
            claim,
            () -> weightsProver(at, input, output));
    Fp2[] row = Points.part(reduced.point(), 0, shape.rowBits());
    Fp2[] step = Points.part(reduced.point(), row.length, shape.stepBits());
    AffineForm product = gradientClaims(name, input, output, row, step);
    channel.requireEqual(reduced.claim(), product.times(Extensions.less(step, at)));
  }

  private TableProduct weightsProver(Fp2[] at, Fp2[] input, Fp2[] output) {
    Fp2Array less = Extensions.lessTable(at);
    Fp2Array inputs = witness.get().inputsByCell(input);
    Fp2Array spread = new Fp2Array(inputs.length());
    for (int i = 0; i < spread.length(); i++) {
      spread.set(i, less.get(i >> shape.rowBits()));
    }
    return new TableProduct(
        3,
        t -> t[0].times(t[1]).times(t[2]),
        List.of(spread, inputs, witness.get().deltasByCell(output)));
  }

  /** Claims on delta and X at one place, and their product {@code I * delta}. */
  private AffineForm gradientClaims(String name, Fp2[] input, Fp2[] output, Fp2[] row, Fp2[] step) {
    PaddedValue delta = runClaim(name, LogisticShape.DELTA, Points.join(output, row, step));
    PaddedValue feature =
        dataClaim(
            name,
            DataShape.FEATURES,
            Points.join(Points.part(input, 0, shape.data().inputBits()), row),
            step);
    return inputTimes(input, feature, delta);
  }

  /** UPD: {@code -U / mu = sum in * delta}. */
  private void update() {
    String name = "upd1";
    Fp2[] input = channel.challenges(shape.data().inputBits() + 1);
    Fp2[] output = channel.challenges(shape.data().outputBits());
    Fp2 claim = known.updateAt(input, output).negate().times(Fp2.of(shape.td().mu()).inverse());
    Sumcheck.Reduced reduced =
        Sumcheck.reduce(
            channel,
            name,
            shape.rowBits() + shape.stepBits(),
            2,
            AffineForm.of(claim),
            () ->
                new TableProduct(
                    2,
                    t -> t[0].times(t[1]),
                    List.of(
                        witness.get().inputsByCell(input), witness.get().deltasByCell(output))));
    Fp2[] row = Points.part(reduced.point(), 0, shape.rowBits());
    Fp2[] step = Points.part(reduced.point(), row.length, shape.stepBits());
    channel.requireEqual(reduced.claim(), gradientClaims(name, input, output, row, step));
  }

  /** ZC_O: saturation and gradient of every cell. */
  private void cells() {
    String name = "zc_o";
    int bits = shape.data().outputBits() + shape.rowBits() + shape.stepBits();
    Fp2[] r = channel.challenges(bits);
    Fp2 lambda = channel.challenge();
    Sumcheck.Reduced reduced =
        Sumcheck.reduce(channel, name, bits, 3, AffineForm.ZERO, () -> cellsProver(r, lambda));
    Fp2[] cell = reduced.point();
    PaddedValue high = joined(name, "hi", shape.high(), cell);
    PaddedValue low = joined(name, "lo", shape.low(), cell);
    PaddedValue saturated = runClaim(name, LogisticShape.INPUT, cell);
    AffineForm probability = runClaim(name, LogisticShape.PROBABILITY, cell).form();
    channel.requireEqual(high.form(), shape.high().join(limbClaims(name, shape.high(), cell)));
    channel.requireEqual(low.form(), shape.low().join(limbClaims(name, shape.low(), cell)));
    AffineForm delta = runClaim(name, LogisticShape.DELTA, cell).form();
    Fp2[] output = Points.part(cell, 0, shape.data().outputBits());
    Fp2[] row = Points.part(cell, output.length, shape.rowBits());
    Fp2[] step = Points.part(cell, output.length + row.length, shape.stepBits());
    AffineForm label = dataClaim(name, DataShape.LABELS, Points.join(output, row), step).form();

    AffineForm tooHigh =
        channel.product(high, saturated).minus(high.form().times(Fp2.of(SigmoidTable.HIGHEST)));
    AffineForm tooLow =
        channel.product(low, saturated).minus(low.form().times(Fp2.ofSigned(SigmoidTable.LOWEST)));
    AffineForm gradient =
        probability
            .minus(label.times(Fp2.of(1L << shape.td().fd())))
            .times(known.selectionAt(output, row, step));
    AffineForm sum =
        tooHigh.plus(tooLow.times(lambda)).plus(delta.minus(gradient).times(lambda.squared()));
    channel.requireEqual(reduced.claim(), sum.times(Equality.of(r, cell)));
  }

  private PaddedValue joined(String name, String value, Limbs limbs, Fp2[] cell) {
    return channel.send(
        name + "." + value,
        () -> {
          Fp2 sum = Fp2.ZERO;
          for (int i = 0; i < limbs.count(); i++) {
            Fp2 limb = Extensions.evaluate(witness.get().array(limbs.name(i)), cell);
            sum = sum.plus(limb.times(1L << (limbs.limb() * i)));
          }
          return sum;
        });
  }

  private TableProduct cellsProver(Fp2[] r, Fp2 lambda) {
    LogisticWitness known = witness.get();
    Fp2 highest = Fp2.of(SigmoidTable.HIGHEST);
    Fp2 lowest = Fp2.ofSigned(SigmoidTable.LOWEST);
    Fp2 lambda2 = lambda.squared();
    long one = 1L << shape.td().fd();
    return new TableProduct(
        3,
        t -> {
          Fp2 saturation =
              t[1].times(t[3].minus(highest)).plus(lambda.times(t[2].times(t[3].minus(lowest))));
          Fp2 gradient = t[5].minus(t[6].times(t[4].minus(t[7].times(one))));
          return t[0].times(saturation.plus(lambda2.times(gradient)));
        },
        List.of(
            Equality.table(r),
            joinedTable(known, shape.high()),
            joinedTable(known, shape.low()),
            known.table(LogisticShape.INPUT),
            known.table(LogisticShape.PROBABILITY),
            known.table(LogisticShape.DELTA),
            this.known.selection(),
            known.labelTable()));
  }

  private static Fp2Array joinedTable(LogisticWitness witness, Limbs limbs) {
    Fp2Array table = witness.table(limbs.name(0));
    for (int i = 1; i < limbs.count(); i++) {
      table.addScaled(Fp2.of(1L << (limbs.limb() * i)), witness.array(limbs.name(i)));
    }
    return table;
  }
}
