/** Strategies that combine the members of a round into one model, with the same bits everywhere. */
@NullMarked
package io.federity.aggregation;

import org.jspecify.annotations.NullMarked;
