package io.federity.proof.relation;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.field.Fp2;
import io.federity.proof.interaction.PaddedValue;
import io.federity.proof.multilinear.Equality;

/**
 * A layer's input at a place. The bias is the weight of a constant input: {@code I = (1 - k_a) in +
 * k_a eq(k_lo, 0) 2^f_in}, where {@code in} is a gathered feature or an activation {@code A = S +
 * V}. The order of messages is that of the arrays: own values, run root, data root.
 */
abstract sealed class InputClaim {
  final TrainingClaims claims;
  final LayerShape layer;
  final String step;
  final Place place;

  private InputClaim(TrainingClaims claims, LayerShape layer, String step, Place place) {
    this.claims = claims;
    this.layer = layer;
    this.step = step;
    this.place = place;
  }

  /** Starts a claim: sends the step's own value, where there is one. */
  static InputClaim start(TrainingClaims claims, LayerShape layer, String step, Place place) {
    return layer.isFirst()
        ? new OfFeature(claims, layer, step, place)
        : new OfActivation(claims, layer, step, place);
  }

  /** Sends the claims on arrays of the run root, and demands that they are the own value. */
  abstract void sendOnRun();

  /** Sends the claims on arrays of the data root; returns the value without the bias. */
  abstract PaddedValue sendOnData();

  /** {@code I * other}, where {@code in} was sent, and comes first in the triple. */
  AffineForm times(PaddedValue in, PaddedValue other) {
    Fp2 bias =
        Equality.at(place.plain(), 0).times(place.biasBit()).times(1L << layer.scales().input());
    return claims
        .channel()
        .product(in, other)
        .times(Fp2.ONE.minus(place.biasBit()))
        .plus(other.form().times(bias));
  }

  Fp2 value() {
    return claims.witness().layer(layer).inputAt(place.plain(), place.row(), place.step());
  }

  private static final class OfFeature extends InputClaim {
    OfFeature(TrainingClaims claims, LayerShape layer, String step, Place place) {
      super(claims, layer, step, place);
    }

    @Override
    void sendOnRun() {
      // Features stand behind the data root.
    }

    @Override
    PaddedValue sendOnData() {
      return claims.sendGathered(
          step,
          DataShape.FEATURES,
          Points.join(place.plain(), place.row()),
          place.step(),
          this::value);
    }
  }

  private static final class OfActivation extends InputClaim {
    private final PaddedValue activation;

    OfActivation(TrainingClaims claims, LayerShape layer, String step, Place place) {
      super(claims, layer, step, place);
      this.activation = claims.sendOwn(step, "A", this::value);
    }

    @Override
    void sendOnRun() {
      Fp2[] cell = Points.join(place.plain(), place.row(), place.step());
      AffineForm sign = claims.send(step, HiddenArrays.SIGN, cell).form();
      Limbs excess = claims.shape().hidden().orElseThrow().excess();
      AffineForm sum = sign.plus(claims.send(step, excess, cell));
      claims.channel().requireEqual(activation.form(), sum);
    }

    @Override
    PaddedValue sendOnData() {
      return activation;
    }
  }
}
