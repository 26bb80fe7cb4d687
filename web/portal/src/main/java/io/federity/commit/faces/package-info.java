/** Pages of commits and the drawing of the commit graph. */
@NullMarked
package io.federity.commit.faces;

import org.jspecify.annotations.NullMarked;
