/** Linking wallets to accounts by Sign-In-With-Solana. */
@NullMarked
package io.federity.wallet.service;

import org.jspecify.annotations.NullMarked;
