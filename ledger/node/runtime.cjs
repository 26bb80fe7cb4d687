// Surfpool's native runtime: a real Solana virtual machine in this process, with an RPC of its own.
'use strict';

class RpcError extends Error {
  constructor(method, error) {
    super(`${method}: ${JSON.stringify(error)}`);
  }
}

// The runtime's slotTimeMs is not in milliseconds: measured, a slot lasts 75 ms times its value.
const MS_PER_UNIT = 75;

class Runtime {
  #surfnet;
  #drain;

  constructor({ slotMs }) {
    const { Surfnet } = require('@solana/surfpool-linux-x64-gnu');
    this.#surfnet = Surfnet.startWithConfig({
      offline: true,
      airdropSol: 10_000_000_000,
      slotTimeMs: Math.max(1, Math.round(slotMs / MS_PER_UNIT)),
    });
    // An event channel that nobody drains blocks the virtual machine after some hundred events.
    this.#drain = setInterval(() => this.#surfnet.drainEvents(), 50);
  }

  get webSocket() {
    return new URL(this.#surfnet.wsUrl);
  }

  /** Passes a JSON-RPC body on and returns the answer as it came: u64 values outgrow JS numbers. */
  async forward(body) {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(this.#surfnet.rpcUrl, { method: 'POST', headers, body });
    return response.text();
  }

  async call(method, ...params) {
    const answer = JSON.parse(
      await this.forward(JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })),
    );
    if (answer.error) throw new RpcError(method, answer.error);
    return answer.result;
  }

  /** Puts an account back as getMultipleAccounts reported it. */
  restore(address, { lamports, owner, executable, data }) {
    const hex = Buffer.from(data[0], data[1]).toString('hex');
    return this.call('surfnet_setAccount', address, { lamports, owner, executable, data: hex });
  }

  stop() {
    clearInterval(this.#drain);
    this.#surfnet.stop();
  }
}

module.exports = { Runtime };
