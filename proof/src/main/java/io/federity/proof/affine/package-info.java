/** Affine forms in the cells that hide a prover's messages. */
@NullMarked
package io.federity.proof.affine;

import org.jspecify.annotations.NullMarked;
