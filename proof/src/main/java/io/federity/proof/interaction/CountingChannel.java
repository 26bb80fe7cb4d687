package io.federity.proof.interaction;

import io.federity.proof.field.Fp2;
import io.federity.proof.ligero.LinearConstraints;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A side that knows nothing and sends nothing, only counts: what it saw is the schedule. */
public final class CountingChannel implements Channel {
  /**
   * A message of the schedule.
   *
   * @param label its name in the transcript
   * @param values how many elements of K
   */
  public record Message(String label, int values) {}

  private final LinearConstraints constraints = new LinearConstraints();
  private final List<Message> messages = new ArrayList<>();
  private int pads;

  @Override
  public PaddedValue[] send(String label, int count, Supplier<Fp2[]> values) {
    messages.add(new Message(label, count));
    PaddedValue[] sent = new PaddedValue[count];
    for (int i = 0; i < count; i++) {
      sent[i] = new PaddedValue(Fp2.ZERO, pads++);
    }
    return sent;
  }

  /**
   * Any value will do; 0 and 1 are avoided, since a protocol may divide by what is never either.
   */
  @Override
  public Fp2 challenge() {
    return new Fp2(2, 3);
  }

  @Override
  public LinearConstraints constraints() {
    return constraints;
  }

  /** Elements that are sent, and pads. */
  public int pads() {
    return pads;
  }

  /** The messages in order. */
  public List<Message> messages() {
    return List.copyOf(messages);
  }
}
