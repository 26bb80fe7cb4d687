/** The page on which a reviewer decides on a contribution. */
@NullMarked
package io.federity.contribution.faces;

import org.jspecify.annotations.NullMarked;
