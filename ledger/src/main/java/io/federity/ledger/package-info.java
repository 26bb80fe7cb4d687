/** Mints repositories and merged commits as NFTs on Solana, reads them back and verifies them. */
@NullMarked
package io.federity.ledger;

import org.jspecify.annotations.NullMarked;
