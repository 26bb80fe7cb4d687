/** Sign-In-With-Solana: a wallet proves its key by signing a text that the server chose. */
@NullMarked
package io.federity.ledger.siws;

import org.jspecify.annotations.NullMarked;
