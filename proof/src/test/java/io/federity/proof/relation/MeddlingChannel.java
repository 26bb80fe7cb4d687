package io.federity.proof.relation;

import io.federity.proof.field.Fp2;
import io.federity.proof.interaction.Channel;
import io.federity.proof.interaction.PaddedValue;
import io.federity.proof.ligero.LinearConstraints;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A side that can say something else than it knows, and remembers what it knew and heard. */
final class MeddlingChannel implements Channel {
  /** What is said instead. */
  interface Meddling {
    Fp2[] instead(String label, Fp2[] known);
  }

  private final Channel channel;
  private final Meddling meddling;
  private final Map<String, Fp2[]> known = new LinkedHashMap<>();
  private final Map<String, List<Fp2>> heardBefore = new LinkedHashMap<>();
  private List<Fp2> heard = new ArrayList<>();

  MeddlingChannel(Channel channel, Meddling meddling) {
    this.channel = channel;
    this.meddling = meddling;
  }

  @Override
  public PaddedValue[] send(String label, int count, Supplier<Fp2[]> values) {
    heardBefore.put(label, heard);
    heard = new ArrayList<>();
    return channel.send(
        label,
        count,
        () -> {
          known.put(label, values.get());
          return meddling.instead(label, values.get().clone());
        });
  }

  @Override
  public Fp2 challenge() {
    Fp2 drawn = channel.challenge();
    heard.add(drawn);
    return drawn;
  }

  @Override
  public LinearConstraints constraints() {
    return channel.constraints();
  }

  /** What was known of each message when it was sent. */
  Map<String, Fp2[]> known() {
    return known;
  }

  /** Challenges between a message and the one before it. */
  List<Fp2> heardBefore(String label) {
    return heardBefore.getOrDefault(label, List.of());
  }
}
