/** Evaluations in the database. */
@NullMarked
package io.federity.evaluation.persistence;

import org.jspecify.annotations.NullMarked;
