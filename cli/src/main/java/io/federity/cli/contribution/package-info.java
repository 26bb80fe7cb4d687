/** Commits under review, as seen from the command line. */
@NullMarked
package io.federity.cli.contribution;

import org.jspecify.annotations.NullMarked;
