/**
 * Federated standardisation: sums per column that a site shares instead of rows, and their pool.
 */
@NullMarked
package io.federity.statistics;

import org.jspecify.annotations.NullMarked;
