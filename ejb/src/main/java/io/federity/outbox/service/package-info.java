/** Works through the orders to mint, outside of the transactions that placed them. */
@NullMarked
package io.federity.outbox.service;

import org.jspecify.annotations.NullMarked;
