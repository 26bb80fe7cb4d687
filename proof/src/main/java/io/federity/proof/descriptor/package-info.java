/** What is trained and how: the descriptors that a statement names by hash. */
@NullMarked
package io.federity.proof.descriptor;

import org.jspecify.annotations.NullMarked;
