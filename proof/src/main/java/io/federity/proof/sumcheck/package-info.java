/** Sumchecks whose messages are hidden by pads. */
@NullMarked
package io.federity.proof.sumcheck;

import org.jspecify.annotations.NullMarked;
