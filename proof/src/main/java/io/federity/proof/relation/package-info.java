/** The relations that proofs show: committed data, and training on it. */
@NullMarked
package io.federity.proof.relation;

import org.jspecify.annotations.NullMarked;
