/** What a proof states, and the answer of its verification. */
@NullMarked
package io.federity.proof.statement;

import org.jspecify.annotations.NullMarked;
