/** Rounds of a branch: opening, joining, closing, aggregating, releasing and publishing. */
@NullMarked
package io.federity.round.service;

import org.jspecify.annotations.NullMarked;
