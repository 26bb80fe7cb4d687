/** Rounds: state, closing, sign-off. */
@NullMarked
package io.federity.cli.round;

import org.jspecify.annotations.NullMarked;
