/** The page on which a maintainer approves what hospitals pushed for the standardisation. */
@NullMarked
package io.federity.statistics.faces;

import org.jspecify.annotations.NullMarked;
