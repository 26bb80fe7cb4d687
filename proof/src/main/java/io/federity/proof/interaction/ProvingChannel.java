package io.federity.proof.interaction;

import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.ligero.LinearConstraints;
import io.federity.proof.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** The prover's side: values are known, and leave it only with a pad taken off. */
public final class ProvingChannel implements Channel {
  private final Transcript transcript;
  private final IntFunction<Fp2> pads;
  private final LinearConstraints constraints = new LinearConstraints();
  private final List<Fp2> sent = new ArrayList<>();

  /**
   * A side that tells.
   *
   * @param transcript with everything absorbed that comes before the first message
   * @param pads the committed pad of each number
   */
  public ProvingChannel(Transcript transcript, IntFunction<Fp2> pads) {
    this.transcript = transcript;
    this.pads = pads;
  }

  @Override
  public PaddedValue[] send(String label, int count, Supplier<Fp2[]> values) {
    Fp2[] known = values.get();
    if (known.length != count) {
      throw new IllegalStateException(label + " has " + known.length + " values, not " + count);
    }
    Fp2[] hidden = new Fp2[count];
    PaddedValue[] padded = new PaddedValue[count];
    for (int i = 0; i < count; i++) {
      int pad = sent.size();
      hidden[i] = known[i].minus(pads.apply(pad));
      padded[i] = new PaddedValue(hidden[i], pad);
      sent.add(hidden[i]);
    }
    transcript.absorb(label, hidden);
    return padded;
  }

  @Override
  public Fp2 challenge() {
    return transcript.challenge();
  }

  @Override
  public LinearConstraints constraints() {
    return constraints;
  }

  /** All that was sent, in order. */
  public Fp2Array messages() {
    return Fp2Array.of(sent.toArray(Fp2[]::new));
  }
}
