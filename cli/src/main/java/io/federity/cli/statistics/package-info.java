/** Column statistics for federated standardisation, round 0. */
@NullMarked
package io.federity.cli.statistics;

import org.jspecify.annotations.NullMarked;
