/** A round of a branch: which contributions are merged, when it closes and what happens then. */
@NullMarked
package io.federity.round;

import org.jspecify.annotations.NullMarked;
