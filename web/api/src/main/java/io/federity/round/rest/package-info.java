/** Rounds over REST. */
@NullMarked
package io.federity.round.rest;

import org.jspecify.annotations.NullMarked;
