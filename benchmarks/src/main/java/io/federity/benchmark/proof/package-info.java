/** Measures proofs of training. */
@NullMarked
package io.federity.benchmark.proof;

import org.jspecify.annotations.NullMarked;
