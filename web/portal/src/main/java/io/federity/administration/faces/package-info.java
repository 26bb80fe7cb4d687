/** The page for those who keep Federity running. */
@NullMarked
package io.federity.administration.faces;

import org.jspecify.annotations.NullMarked;
