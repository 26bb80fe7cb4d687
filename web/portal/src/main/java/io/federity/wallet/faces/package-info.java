/** The wallets that sign for the person. */
@NullMarked
package io.federity.wallet.faces;

import org.jspecify.annotations.NullMarked;
