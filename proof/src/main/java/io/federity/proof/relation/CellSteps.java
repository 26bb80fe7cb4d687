package io.federity.proof.relation;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.interaction.Channel;
import io.federity.proof.interaction.PaddedValue;
import io.federity.proof.multilinear.Equality;
import io.federity.proof.qsgd.SigmoidTable;
import io.federity.proof.sumcheck.Sumcheck;
import io.federity.proof.sumcheck.TableProduct;
import java.util.List;

/** The zerochecks of the cell equations (section 5): ReLU, saturation, gradients. */
final class CellSteps {
  private final TrainingClaims claims;
  private final Channel channel;
  private final TrainingShape shape;

  CellSteps(TrainingClaims claims) {
    this.claims = claims;
    this.channel = claims.channel();
    this.shape = claims.shape();
  }

  private int bits(LayerShape layer) {
    return layer.outputBits() + shape.rowBits() + shape.stepBits();
  }

  /**
   * ZC_H: {@code S^2 = S}, {@code S + V = S z}, {@code delta = S g}. So S is 1 exactly where z is
   * above 0: S = 1 forces {@code z = S + V >= 1}, and S = 0 forces {@code z = -Nn <= 0}.
   */
  void hidden(HiddenArrays arrays) {
    String name = "zc_h";
    int bits = bits(shape.layers().getFirst());
    Fp2[] r = channel.challenges(bits);
    Fp2 lambda = channel.challenge();
    Sumcheck.Reduced reduced =
        Sumcheck.reduce(
            channel, name, bits, 3, AffineForm.ZERO, () -> hiddenProver(arrays, r, lambda));
    Fp2[] cell = reduced.point();
    PaddedValue z = claims.sendOwn(name, "z", () -> preactivation(arrays, cell));
    PaddedValue g =
        claims.sendOwn(name, "g", () -> claims.value(arrays.gradient(), cell).plus(offset()));
    PaddedValue sign = claims.send(name, HiddenArrays.SIGN, cell);
    AffineForm negative = claims.send(name, arrays.negative(), cell);
    AffineForm activation = sign.form().plus(claims.send(name, arrays.excess(), cell));
    AffineForm gradient = claims.send(name, arrays.gradient(), cell).plus(offset());
    AffineForm delta = claims.send(name, HiddenArrays.DELTA, cell).form();
    channel.requireEqual(z.form(), activation.minus(negative));
    channel.requireEqual(g.form(), gradient);
    AffineForm binary = channel.product(sign, sign).minus(sign.form());
    AffineForm rectified = activation.minus(channel.product(sign, z));
    AffineForm gated = delta.minus(channel.product(sign, g));
    AffineForm sum = binary.plus(rectified.times(lambda)).plus(gated.times(lambda.squared()));
    channel.requireEqual(reduced.claim(), sum.times(Equality.of(r, cell)));
  }

  private Fp2 offset() {
    return Fp2.ofSigned(-(1L << shape.td().dBits()));
  }

  private Fp2 preactivation(HiddenArrays arrays, Fp2[] cell) {
    return claims
        .value(HiddenArrays.SIGN, cell)
        .plus(claims.value(arrays.excess(), cell))
        .minus(claims.value(arrays.negative(), cell));
  }

  private TableProduct hiddenProver(HiddenArrays arrays, Fp2[] r, Fp2 lambda) {
    TrainingWitness witness = claims.witness();
    Fp2 lambda2 = lambda.squared();
    Fp2 offset = offset();
    return new TableProduct(
        3,
        t -> {
          Fp2 sign = t[1];
          Fp2 activation = sign.plus(t[2]);
          Fp2 z = activation.minus(t[3]);
          Fp2 binary = sign.squared().minus(sign);
          Fp2 rectified = activation.minus(sign.times(z));
          Fp2 gated = t[5].minus(sign.times(t[4].plus(offset)));
          return t[0].times(binary.plus(lambda.times(rectified)).plus(lambda2.times(gated)));
        },
        List.of(
            Equality.table(r),
            witness.table(HiddenArrays.SIGN),
            witness.table(arrays.excess()),
            witness.table(arrays.negative()),
            witness.table(arrays.gradient()),
            witness.table(HiddenArrays.DELTA)));
  }

  /**
   * ZC_O: {@code hi (u - 8191) = 0}, {@code lo (u + 8192) = 0}, {@code delta = sel (P - 2^fd Y)}.
   */
  void output(OutputArrays arrays) {
    String name = "zc_o";
    int bits = bits(shape.layers().getLast());
    Fp2[] r = channel.challenges(bits);
    Fp2 lambda = channel.challenge();
    Sumcheck.Reduced reduced =
        Sumcheck.reduce(
            channel, name, bits, 3, AffineForm.ZERO, () -> outputProver(arrays, r, lambda));
    Fp2[] cell = reduced.point();
    PaddedValue high = claims.sendOwn(name, "hi", () -> claims.value(arrays.high(), cell));
    PaddedValue low = claims.sendOwn(name, "lo", () -> claims.value(arrays.low(), cell));
    PaddedValue saturated = claims.send(name, OutputArrays.INPUT, cell);
    AffineForm probability = claims.send(name, OutputArrays.PROBABILITY, cell).form();
    channel.requireEqual(high.form(), claims.send(name, arrays.high(), cell));
    channel.requireEqual(low.form(), claims.send(name, arrays.low(), cell));
    AffineForm delta = claims.send(name, OutputArrays.DELTA, cell).form();
    AffineForm expected = expectedDelta(name, probability, cell);

    AffineForm tooHigh =
        channel.product(high, saturated).minus(high.form().times(Fp2.of(SigmoidTable.HIGHEST)));
    AffineForm tooLow =
        channel.product(low, saturated).minus(low.form().times(Fp2.ofSigned(SigmoidTable.LOWEST)));
    AffineForm sum =
        tooHigh.plus(tooLow.times(lambda)).plus(delta.minus(expected).times(lambda.squared()));
    channel.requireEqual(reduced.claim(), sum.times(Equality.of(r, cell)));
  }

  /** {@code sel (P - 2^fd Y)} with a claim on the gathered label. */
  private AffineForm expectedDelta(String name, AffineForm probability, Fp2[] cell) {
    Fp2[] output = Points.part(cell, 0, shape.data().outputBits());
    Fp2[] row = Points.part(cell, output.length, shape.rowBits());
    Fp2[] step = Points.part(cell, output.length + row.length, shape.stepBits());
    AffineForm label =
        claims
            .sendGathered(
                name,
                DataShape.LABELS,
                Points.join(output, row),
                step,
                () -> claims.witness().labels().at(output, row, step))
            .form();
    return probability
        .minus(label.times(Fp2.of(1L << shape.td().fd())))
        .times(claims.known().selectionAt(output, row, step));
  }

  private TableProduct outputProver(OutputArrays arrays, Fp2[] r, Fp2 lambda) {
    TrainingWitness witness = claims.witness();
    Fp2 highest = Fp2.of(SigmoidTable.HIGHEST);
    Fp2 lowest = Fp2.ofSigned(SigmoidTable.LOWEST);
    Fp2 lambda2 = lambda.squared();
    long one = 1L << shape.td().fd();
    List<Fp2Array> tables =
        List.of(
            Equality.table(r),
            witness.table(arrays.high()),
            witness.table(arrays.low()),
            witness.table(OutputArrays.INPUT),
            witness.table(OutputArrays.PROBABILITY),
            witness.table(OutputArrays.DELTA),
            claims.known().selection(),
            witness.labels().table());
    return new TableProduct(
        3,
        t -> {
          Fp2 saturation =
              t[1].times(t[3].minus(highest)).plus(lambda.times(t[2].times(t[3].minus(lowest))));
          Fp2 gradient = t[5].minus(t[6].times(t[4].minus(t[7].times(one))));
          return t[0].times(saturation.plus(lambda2.times(gradient)));
        },
        tables);
  }
}
