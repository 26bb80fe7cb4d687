/** Merkle trees over salted columns, and openings of several leaves at once. */
@NullMarked
package io.federity.proof.merkle;

import org.jspecify.annotations.NullMarked;
