/** Vectors against this implementation. */
@NullMarked
package io.federity.exchange;

import org.jspecify.annotations.NullMarked;
