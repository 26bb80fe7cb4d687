/** The audit trail: an append-only chain in which each entry hashes the one before. */
@NullMarked
package io.federity.audit;

import org.jspecify.annotations.NullMarked;
