/** Rounds in the database. */
@NullMarked
package io.federity.round.persistence;

import org.jspecify.annotations.NullMarked;
