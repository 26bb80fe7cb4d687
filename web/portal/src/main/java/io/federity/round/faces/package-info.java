/** Pages of rounds: who is in, how far it is, and the sign-off. */
@NullMarked
package io.federity.round.faces;

import org.jspecify.annotations.NullMarked;
