/** Where challenges and randomness come from: the Fiat-Shamir transcript and the prover's coins. */
@NullMarked
package io.federity.proof.transcript;

import org.jspecify.annotations.NullMarked;
