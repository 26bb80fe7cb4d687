/** Readers of what strangers send, asked with whatever a coverage-guided fuzzer comes up with. */
@NullMarked
package io.federity.fuzz;

import org.jspecify.annotations.NullMarked;
