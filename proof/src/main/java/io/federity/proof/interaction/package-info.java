/** The two sides of a proof, which walk through the same protocol: one tells, the other checks. */
@NullMarked
package io.federity.proof.interaction;

import org.jspecify.annotations.NullMarked;
