/** Answers that are kept to be given again. */
@NullMarked
package io.federity.idempotency.persistence;

import org.jspecify.annotations.NullMarked;
