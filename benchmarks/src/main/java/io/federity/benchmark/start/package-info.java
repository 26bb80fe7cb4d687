/** How fast the command line starts. */
@NullMarked
package io.federity.benchmark.start;

import org.jspecify.annotations.NullMarked;
