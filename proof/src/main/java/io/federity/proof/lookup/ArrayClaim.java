package io.federity.proof.lookup;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.field.Fp2;

/**
 * A claim on the multilinear extension of a committed array.
 *
 * @param array its name
 * @param point coordinates, lowest bit of the index first
 * @param value what the extension is said to be there
 */
public record ArrayClaim(String array, Fp2[] point, AffineForm value) {}
