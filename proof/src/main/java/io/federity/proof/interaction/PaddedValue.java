package io.federity.proof.interaction;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.field.Fp2;

/**
 * A value that was sent hidden: what was sent is the value less a pad of its own.
 *
 * @param sent value minus pad
 * @param pad number of the pad
 */
public record PaddedValue(Fp2 sent, int pad) {
  /** The value, {@code sent + pad}. */
  public AffineForm form() {
    return AffineForm.padded(sent, pad);
  }
}
