/** Multilinear extensions: of tables, of equality, of order and of selections. */
@NullMarked
package io.federity.proof.multilinear;

import org.jspecify.annotations.NullMarked;
