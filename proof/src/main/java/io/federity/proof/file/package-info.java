/** The proof file. */
@NullMarked
package io.federity.proof.file;

import org.jspecify.annotations.NullMarked;
