/** Linking wallets over REST. */
@NullMarked
package io.federity.wallet.rest;

import org.jspecify.annotations.NullMarked;
