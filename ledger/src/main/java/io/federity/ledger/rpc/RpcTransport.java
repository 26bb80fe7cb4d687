package io.federity.ledger.rpc;

import java.io.IOException;

/** Carries a request to a node; a port, so that a test can be a node that answers anything. */
public interface RpcTransport {
  /**
   * Sends a JSON-RPC request.
   *
   * @return the body of the node's answer, of a bounded size
   * @throws IOException if there is no usable answer
   */
  byte[] send(String request) throws IOException, InterruptedException;
}
