/** Proofs as JSON vectors, exchanged with other implementations of the protocol. */
@NullMarked
package io.federity.exchange;

import org.jspecify.annotations.NullMarked;
