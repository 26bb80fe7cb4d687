/** Pushed statistics in the database. */
@NullMarked
package io.federity.statistics.persistence;

import org.jspecify.annotations.NullMarked;
