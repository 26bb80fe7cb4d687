/** The command line `federity`: the root command and its exit codes. */
@NullMarked
package io.federity.cli;

import org.jspecify.annotations.NullMarked;
