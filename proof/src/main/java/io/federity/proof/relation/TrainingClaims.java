package io.federity.proof.relation;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.field.Fp2;
import io.federity.proof.interaction.Channel;
import io.federity.proof.interaction.PaddedValue;
import io.federity.proof.lookup.ArrayClaim;
import io.federity.proof.multilinear.Extensions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Claims on the arrays of a run, sent in one place after the other, and collected by root. */
final class TrainingClaims {
  private final Channel channel;
  private final PublicRun known;
  private final Supplier<TrainingWitness> witness;
  private final List<VectorClaim> onRun = new ArrayList<>();
  private final List<VectorClaim> onData = new ArrayList<>();

  /**
   * No claims yet.
   *
   * @param witness asked only by the prover's side
   */
  TrainingClaims(Channel channel, PublicRun known, Supplier<TrainingWitness> witness) {
    this.channel = channel;
    this.known = known;
    this.witness = witness;
  }

  Channel channel() {
    return channel;
  }

  PublicRun known() {
    return known;
  }

  TrainingShape shape() {
    return known.shape();
  }

  TrainingWitness witness() {
    return witness.get();
  }

  List<VectorClaim> onRun() {
    return onRun;
  }

  List<VectorClaim> onData() {
    return onData;
  }

  void addOnRun(ArrayClaim claim) {
    onRun.add(shape().run().claim(claim));
  }

  /** Sends a claim on an array of the run root. */
  PaddedValue send(String step, String array, Fp2[] point) {
    PaddedValue value =
        channel.send(
            step + ".claim." + array, () -> Extensions.evaluate(witness().array(array), point));
    addOnRun(new ArrayClaim(array, point, value.form()));
    return value;
  }

  /** Sends a claim on each limb of a number; what they say of the number. */
  AffineForm send(String step, Limbs limbs, Fp2[] point) {
    return limbs.join(limbs.names().stream().map(name -> send(step, name, point).form()).toList());
  }

  /** Sends a value of the step's own; what it is must be demanded by the caller. */
  PaddedValue sendOwn(String step, String name, Supplier<Fp2> value) {
    return channel.send(step + "." + name, value);
  }

  /** Sends a claim on a data array that is gathered by step. */
  PaddedValue sendGathered(String step, String array, Fp2[] rest, Fp2[] at, Supplier<Fp2> value) {
    PaddedValue sent = channel.send(step + ".claim." + array, value);
    onData.add(shape().data().layout().gathered(array, known.order(), at, rest, sent.form()));
    return sent;
  }

  /** The prover's value of a number at a point. */
  Fp2 value(Limbs limbs, Fp2[] point) {
    Fp2 sum = Fp2.ZERO;
    for (int i = 0; i < limbs.count(); i++) {
      Fp2 limb = Extensions.evaluate(witness().array(limbs.name(i)), point);
      sum = sum.plus(limb.times(limbs.weight(i)));
    }
    return sum;
  }

  /** The prover's value of an array at a point. */
  Fp2 value(String array, Fp2[] point) {
    return Extensions.evaluate(witness().array(array), point);
  }
}
