package io.federity.proof.interaction;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.field.Fp2;
import io.federity.proof.ligero.LinearConstraints;
import java.util.function.Supplier;

/**
 * One side of the interaction. The protocol is written once, against this port: the prover's side
 * computes values and sends them padded, the verifier's reads them, a third only counts, so that
 * all lengths follow from the statement (section 6.1 of {@code fzk/1}). All sides collect the same
 * constraints, which are opened at the end.
 */
public interface Channel {
  /**
   * Sends values, each hidden by the next pad, as one message.
   *
   * @param label name of the message in the transcript
   * @param count how many values
   * @param values the values; asked only where they are known
   */
  PaddedValue[] send(String label, int count, Supplier<Fp2[]> values);

  /** A challenge that depends on all that was sent. */
  Fp2 challenge();

  /** Several challenges; of a point, the coordinate of the lowest bit first. */
  default Fp2[] challenges(int count) {
    Fp2[] drawn = new Fp2[count];
    for (int i = 0; i < count; i++) {
      drawn[i] = challenge();
    }
    return drawn;
  }

  /** What has been demanded so far. */
  LinearConstraints constraints();

  /** Sends one value. */
  default PaddedValue send(String label, Supplier<Fp2> value) {
    return send(label, 1, () -> new Fp2[] {value.get()})[0];
  }

  /**
   * The product of two sent values as an affine form: {@code (a + x)(b + y) = ab + ay + bx + xy},
   * where xy is the product cell of a triple.
   */
  default AffineForm product(PaddedValue a, PaddedValue b) {
    int triple = constraints().triple(a.pad(), b.pad());
    return AffineForm.of(a.sent().times(b.sent()))
        .plus(AffineForm.pad(b.pad()).times(a.sent()))
        .plus(AffineForm.pad(a.pad()).times(b.sent()))
        .plus(AffineForm.product(triple));
  }

  /** Demands that two forms are equal. */
  default void requireEqual(AffineForm a, AffineForm b) {
    constraints().requireZero(a.minus(b));
  }
}
