package io.federity.proof.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.ligero.LinearConstraints;
import io.federity.proof.transcript.Coins;
import io.federity.proof.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Plays a protocol on all three sides with known pads, so that affine forms can be evaluated. */
public final class Sides {
  private final List<Fp2> pads = new ArrayList<>();
  private final Coins coins = new Coins(new byte[32]);

  private Fp2 pad(int number) {
    while (pads.size() <= number) {
      pads.add(coins.next());
    }
    return pads.get(number);
  }

  /** What the prover sends; the other sides must agree on its length, labels and constraints. */
  public Fp2Array prove(Consumer<Channel> protocol) {
    ProvingChannel prover = new ProvingChannel(transcript(), this::pad);
    protocol.accept(prover);
    CountingChannel counter = new CountingChannel();
    protocol.accept(counter);
    assertThat(counter.pads()).isEqualTo(prover.messages().length());
    assertThat(counter.constraints().triples()).isEqualTo(prover.constraints().triples());
    return prover.messages();
  }

  /** What is left of a protocol when the verifier has read these messages. */
  public <T> T verify(Fp2Array messages, Function<Channel, T> protocol) {
    VerifyingChannel verifier = new VerifyingChannel(transcript(), messages);
    T left = protocol.apply(verifier);
    assertThat(verifier.unread()).isZero();
    return left;
  }

  private static Transcript transcript() {
    Transcript transcript = new Transcript();
    transcript.absorb("proto", new byte[] {1});
    return transcript;
  }

  /** The value of a form, given the triples that were registered. */
  public Fp2 valueOf(AffineForm form, LinearConstraints constraints) {
    Fp2[] value = {form.constant()};
    form.forEachCell((product, number, factor) -> {
      Fp2 cell =
          product
              ? pad(constraints.triples().get(number).padA())
                  .times(pad(constraints.triples().get(number).padB()))
              : pad(number);
      value[0] = value[0].plus(factor.times(cell));
    });
    return value[0];
  }
}
