/** Which openings of data roots are spent. */
@NullMarked
package io.federity.proof.use;

import org.jspecify.annotations.NullMarked;
