/** Linked wallets and open challenges in the database. */
@NullMarked
package io.federity.wallet.persistence;

import org.jspecify.annotations.NullMarked;
