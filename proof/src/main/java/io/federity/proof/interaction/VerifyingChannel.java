package io.federity.proof.interaction;

import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.ligero.LinearConstraints;
import io.federity.proof.transcript.Transcript;
import java.util.function.Supplier;

/** The verifier's side: reads what was sent, and never asks for a value. */
public final class VerifyingChannel implements Channel {
  private final Transcript transcript;
  private final Fp2Array messages;
  private final LinearConstraints constraints = new LinearConstraints();
  private int next;

  /**
   * A side that checks.
   *
   * @param transcript with everything absorbed that comes before the first message
   * @param messages all elements that were sent, in order; as many as the schedule says
   */
  public VerifyingChannel(Transcript transcript, Fp2Array messages) {
    this.transcript = transcript;
    this.messages = messages;
  }

  @Override
  public PaddedValue[] send(String label, int count, Supplier<Fp2[]> values) {
    Fp2[] hidden = new Fp2[count];
    PaddedValue[] padded = new PaddedValue[count];
    for (int i = 0; i < count; i++) {
      hidden[i] = messages.get(next);
      padded[i] = new PaddedValue(hidden[i], next++);
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

  /** Elements that nobody has read. */
  public int unread() {
    return messages.length() - next;
  }
}
