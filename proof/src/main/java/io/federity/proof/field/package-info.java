/** Arithmetic of the Goldilocks field, its quadratic extension, and polynomials over both. */
@NullMarked
package io.federity.proof.field;

import org.jspecify.annotations.NullMarked;
