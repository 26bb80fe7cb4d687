/** Talks Solana's JSON-RPC over HTTP; failures of the network and of the node are values. */
@NullMarked
package io.federity.ledger.rpc;

import org.jspecify.annotations.NullMarked;
