/** Builds Token-2022 instructions and transactions, and reads mint accounts back. */
@NullMarked
package io.federity.ledger.token2022;

import org.jspecify.annotations.NullMarked;
