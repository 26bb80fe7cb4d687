/** Solana wallets as Ed25519 keys: addresses, signing and verification. */
@NullMarked
package io.federity.wallet;

import org.jspecify.annotations.NullMarked;
