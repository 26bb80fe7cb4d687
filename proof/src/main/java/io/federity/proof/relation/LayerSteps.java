package io.federity.proof.relation;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.interaction.Channel;
import io.federity.proof.interaction.PaddedValue;
import io.federity.proof.multilinear.Equality;
import io.federity.proof.multilinear.Extensions;
import io.federity.proof.sumcheck.Once;
import io.federity.proof.sumcheck.Sumcheck;
import io.federity.proof.sumcheck.TableProduct;
import java.util.List;

/**
 * The matrix products of one layer, batched over all steps (section 5; Thaler 2013): forward pass,
 * back-propagation, weights by their definition, update.
 *
 * <p>Weights are not committed: {@code W(tau) = W_0 - mu sum_{tau' < tau} in * delta} is their
 * definition, so there is no trajectory that could be wrong.
 */
final class LayerSteps {
  private static final Fp2 MINUS_ONE = Fp2.ONE.negate();

  /** The weights' place among a product's tables. */
  private static final int WEIGHTS = 2;

  private final TrainingClaims claims;
  private final Channel channel;
  private final TrainingShape shape;
  private final LayerShape layer;
  private final boolean last;

  LayerSteps(TrainingClaims claims, LayerShape layer) {
    this.claims = claims;
    this.channel = claims.channel();
    this.shape = claims.shape();
    this.layer = layer;
    this.last = layer.index() == shape.layers().size() - 1;
  }

  private LayerWitness witness() {
    return claims.witness().layer(layer);
  }

  /** FWD: the accumulator, which is known from the rounded value and its remainder. */
  void forward() {
    String name = "fwd" + layer.number();
    Fp2[] step = channel.challenges(shape.stepBits());
    Fp2[] row = channel.challenges(shape.rowBits());
    Fp2[] output = channel.challenges(layer.outputBits());
    AffineForm accumulator = accumulator(name, Points.join(output, row, step));
    int inputBits = layer.inputBits() + 1;
    Once<TableProduct> prover =
        new Once<>(() ->
            product(
                Equality.table(step),
                witness().inputsByStep(row),
                witness().weightsByInput(output)));
    Sumcheck.Reduced reduced =
        Sumcheck.reduce(channel, name, inputBits + shape.stepBits(), 3, accumulator, prover::get);
    Fp2[] input = Points.part(reduced.point(), 0, inputBits);
    Fp2[] at = Points.part(reduced.point(), inputBits, shape.stepBits());
    InputClaim in = InputClaim.start(claims, layer, name, new Place(input, row, at));
    PaddedValue weight = claims.sendOwn(name, "W", () -> prover.get().value(WEIGHTS));
    in.sendOnRun();
    AffineForm product = in.times(in.sendOnData(), weight);
    channel.requireEqual(reduced.claim(), product.times(Equality.of(step, at)));
    weights(name + ".wcl", weight.form(), at, input, output);
  }

  /** {@code acc = 2^s z + r - 2^(s-1)}; z is {@code S + V - Nn} or {@code u + hi - lo}. */
  private AffineForm accumulator(String name, Fp2[] cell) {
    AffineForm z;
    AffineForm remainder;
    if (last) {
      OutputArrays arrays = shape.output();
      AffineForm saturated = claims.send(name, OutputArrays.INPUT, cell).form();
      AffineForm high = claims.send(name, arrays.high(), cell);
      z = saturated.plus(high).minus(claims.send(name, arrays.low(), cell));
      remainder = claims.send(name, arrays.remainder(), cell);
    } else {
      HiddenArrays arrays = shape.hidden().orElseThrow();
      AffineForm sign = claims.send(name, HiddenArrays.SIGN, cell).form();
      AffineForm negative = claims.send(name, arrays.negative(), cell);
      z = sign.plus(claims.send(name, arrays.excess(), cell)).minus(negative);
      remainder = claims.send(name, arrays.remainder(), cell);
    }
    return unrounded(z, remainder, layer.scales().shift());
  }

  private static AffineForm unrounded(AffineForm quotient, AffineForm remainder, int shift) {
    return quotient
        .times(Fp2.of(1L << shift))
        .plus(remainder)
        .plus(Fp2.ofSigned(-(1L << (shift - 1))));
  }

  /** BWD: what is propagated to the layer's inputs, known from its rounding; without the bias. */
  void backward() {
    String name = "bwd" + layer.number();
    Fp2[] step = channel.challenges(shape.stepBits());
    Fp2[] row = channel.challenges(shape.rowBits());
    Fp2[] plain = channel.challenges(layer.inputBits());
    Fp2[] input = Points.join(plain, new Fp2[] {Fp2.ZERO});
    AffineForm propagated = propagated(name, Points.join(plain, row, step));
    Once<TableProduct> prover =
        new Once<>(() ->
            product(
                Equality.table(step),
                witness().deltasByStep(row),
                witness().weightsByOutput(input)));
    Sumcheck.Reduced reduced =
        Sumcheck.reduce(
            channel, name, layer.outputBits() + shape.stepBits(), 3, propagated, prover::get);
    Fp2[] output = Points.part(reduced.point(), 0, layer.outputBits());
    Fp2[] at = Points.part(reduced.point(), layer.outputBits(), shape.stepBits());
    PaddedValue weight = claims.sendOwn(name, "W", () -> prover.get().value(WEIGHTS));
    PaddedValue delta = sendDelta(name, output, row, at);
    channel.requireEqual(
        reduced.claim(), channel.product(delta, weight).times(Equality.of(step, at)));
    weights(name + ".wcl", weight.form(), at, input, output);
  }

  /** {@code 2^s g + rb - 2^(s-1)} with {@code g = G - 2^dBits}. */
  private AffineForm propagated(String name, Fp2[] cell) {
    HiddenArrays arrays = shape.hidden().orElseThrow();
    AffineForm gradient =
        claims.send(name, arrays.gradient(), cell).plus(Fp2.ofSigned(-(1L << shape.td().dBits())));
    AffineForm remainder = claims.send(name, arrays.backwardRemainder(), cell);
    return unrounded(gradient, remainder, layer.scales().weight());
  }

  private PaddedValue sendDelta(String name, Fp2[] output, Fp2[] row, Fp2[] step) {
    String array = last ? OutputArrays.DELTA : HiddenArrays.DELTA;
    return claims.send(name, array, Points.join(output, row, step));
  }

  /** WCL: a claim on the weights, by their definition. */
  private void weights(String name, AffineForm weight, Fp2[] at, Fp2[] input, Fp2[] output) {
    AffineForm claim =
        weight
            .times(MINUS_ONE)
            .plus(claims.known().initialAt(layer, input, output))
            .times(Fp2.of(shape.td().mu()).inverse());
    Sumcheck.Reduced reduced =
        Sumcheck.reduce(
            channel,
            name,
            shape.rowBits() + shape.stepBits(),
            3,
            claim,
            () ->
                product(
                    Extensions.lessTable(at),
                    witness().inputsByCell(input),
                    witness().deltasByCell(output)));
    Fp2[] row = Points.part(reduced.point(), 0, shape.rowBits());
    Fp2[] step = Points.part(reduced.point(), row.length, shape.stepBits());
    AffineForm product = gradient(name, output, new Place(input, row, step));
    channel.requireEqual(reduced.claim(), product.times(Extensions.less(step, at)));
  }

  /** Claims on input and delta at one place, and their product. */
  private AffineForm gradient(String name, Fp2[] output, Place place) {
    InputClaim in = InputClaim.start(claims, layer, name, place);
    in.sendOnRun();
    PaddedValue delta = sendDelta(name, output, place.row(), place.step());
    return in.times(in.sendOnData(), delta);
  }

  /** UPD: {@code -U / mu = sum in * delta}. */
  void update() {
    String name = "upd" + layer.number();
    Fp2[] input = channel.challenges(layer.inputBits() + 1);
    Fp2[] output = channel.challenges(layer.outputBits());
    Fp2 claim =
        claims
            .known()
            .updateAt(layer, input, output)
            .negate()
            .times(Fp2.of(shape.td().mu()).inverse());
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
                    List.of(witness().inputsByCell(input), witness().deltasByCell(output))));
    Fp2[] row = Points.part(reduced.point(), 0, shape.rowBits());
    Fp2[] step = Points.part(reduced.point(), row.length, shape.stepBits());
    channel.requireEqual(reduced.claim(), gradient(name, output, new Place(input, row, step)));
  }

  /** {@code factor(step) * a * b}, the factor being the same in all places of a step. */
  private static TableProduct product(Fp2Array ofStep, Fp2Array a, Fp2Array b) {
    Fp2Array spread = new Fp2Array(a.length());
    int width = a.length() / ofStep.length();
    for (int i = 0; i < spread.length(); i++) {
      spread.set(i, ofStep.get(i / width));
    }
    return new TableProduct(3, t -> t[0].times(t[1]).times(t[2]), List.of(spread, a, b));
  }
}
