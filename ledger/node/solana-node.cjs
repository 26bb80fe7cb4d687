#!/usr/bin/env node
// The local Solana node: a real SVM on a fixed port, for development and tests. Nothing here has
// value and nothing here is secure; it listens on the loopback interface only.
//
//   solana-node.cjs [--port 8899] [--state FILE] [--slot-ms 75]
//
// JSON-RPC on the port, WebSocket on port + 1 (Solana's convention). A transaction must be sent
// within 150 slots of the blockhash that it names; --slot-ms works in steps of 75. With --state,
// transactions and accounts survive a restart; changes made by surfnet_* cheat codes do not. Prints
// one JSON line when it is ready. SIGTERM and SIGINT end it.
'use strict';
const http = require('node:http');
const net = require('node:net');
const { once } = require('node:events');
const { parseArgs } = require('node:util');
const { Journal } = require('./journal.cjs');
const { Runtime } = require('./runtime.cjs');

const HOST = '127.0.0.1';
const CONFIRMED = { commitment: 'confirmed', maxSupportedTransactionVersion: 0 };
const ENCODINGS = ['json', 'jsonParsed', 'base64'];

/** Answers RPC requests: live ones by the runtime, those about earlier runs by the journal. */
class Node {
  #runtime;
  #journal;
  #earlier;
  #turn = Promise.resolve();

  constructor(runtime, journal) {
    this.#runtime = runtime;
    this.#journal = journal;
    this.#earlier = new Set(journal?.entries.keys());
  }

  /** Brings the accounts of earlier runs back, programs last: their data must exist first. */
  async restore() {
    if (!this.#journal) return 0;
    const accounts = [...this.#journal.accounts()];
    accounts.sort(([, a], [, b]) => a.executable - b.executable);
    for (const [address, account] of accounts) await this.#runtime.restore(address, account);
    const slot = this.#journal.lastSlot();
    if (slot > 0) await this.#runtime.call('surfnet_timeTravel', { absoluteSlot: slot + 32 });
    return accounts.length;
  }

  /** The answer's text for a request body; a batch is answered one by one. */
  async answer(body) {
    let request;
    try {
      request = JSON.parse(body);
    } catch {
      return this.#runtime.forward(body);
    }
    if (!Array.isArray(request)) return this.#single(request, body);
    const answers = [];
    for (const one of request) answers.push(await this.#single(one, JSON.stringify(one)));
    return `[${answers.join(',')}]`;
  }

  async #single(request, body) {
    const [first, options] = request.params ?? [];
    switch (request.method) {
      case 'sendTransaction':
      case 'requestAirdrop':
        return this.#journal ? this.#recorded(body) : this.#runtime.forward(body);
      case 'getTransaction':
        if (this.#earlier.has(first)) return reply(request, this.#earlierTransaction(first, options));
        break;
      case 'getSignatureStatuses':
        if (first?.some((signature) => this.#earlier.has(signature))) {
          return reply(request, await this.#statuses(request.params));
        }
        break;
      case 'getSignaturesForAddress':
        if (this.#earlier.size > 0) return this.#signatures(request, body);
        break;
    }
    return this.#runtime.forward(body);
  }

  /** One write at a time, so that the journal's account images are in the order of execution. */
  #recorded(body) {
    const answer = this.#turn.then(async () => {
      const text = await this.#runtime.forward(body);
      const signature = JSON.parse(text).result;
      if (signature && !this.#journal.entries.has(signature)) await this.#record(signature);
      return text;
    });
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  async #record(signature) {
    const status = await this.#executed(signature);
    const transaction = {};
    for (const encoding of ENCODINGS) {
      const options = { ...CONFIRMED, encoding };
      transaction[encoding] = await this.#runtime.call('getTransaction', signature, options);
    }
    const accounts = await this.#images(writable(transaction.json));
    this.#journal.append({ signature, slot: status.slot, status, transaction, accounts });
  }

  async #executed(signature) {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const { value } = await this.#runtime.call('getSignatureStatuses', [signature]);
      if (value[0] && value[0].confirmationStatus !== 'processed') return value[0];
      if (Date.now() > deadline) throw new Error(`${signature} was accepted but not executed`);
      await new Promise((resume) => setTimeout(resume, 5));
    }
  }

  /** Address -> account as the runtime has it now; null for one that does not exist (any more). */
  async #images(addresses) {
    const options = { encoding: 'base64', commitment: 'processed' };
    const { value } = await this.#runtime.call('getMultipleAccounts', addresses, options);
    return Object.fromEntries(addresses.map((address, i) => [address, value[i]]));
  }

  #earlierTransaction(signature, options) {
    const encoding = typeof options === 'string' ? options : (options?.encoding ?? 'json');
    return this.#journal.entries.get(signature).transaction[encoding] ?? null;
  }

  async #statuses(params) {
    const answer = await this.#runtime.call('getSignatureStatuses', ...params);
    const value = answer.value.map((live, i) => live ?? this.#earlierStatus(params[0][i]));
    return { ...answer, value };
  }

  #earlierStatus(signature) {
    if (!this.#earlier.has(signature)) return null;
    const { status } = this.#journal.entries.get(signature);
    return { ...status, confirmations: null, confirmationStatus: 'finalized' };
  }

  async #signatures(request, body) {
    const [address, options] = request.params;
    if (options?.before || options?.until) return this.#runtime.forward(body);
    const live = await this.#runtime.call('getSignaturesForAddress', ...request.params);
    const earlier = this.#journal
      .mentioning(address)
      .filter((entry) => this.#earlier.has(entry.signature))
      .map(({ signature, slot, status }) => ({
        signature,
        slot,
        err: status.err,
        memo: null,
        blockTime: null,
        confirmationStatus: 'finalized',
      }));
    return reply(request, [...live, ...earlier].slice(0, options?.limit ?? 1000));
  }
}

function reply(request, result) {
  return JSON.stringify({ jsonrpc: '2.0', id: request.id, result });
}

/** The accounts that a transaction may have changed: writable signers, other writables, looked up. */
function writable({ transaction, meta }) {
  const { accountKeys, header } = transaction.message;
  const readonlySigners = header.numRequiredSignatures - header.numReadonlySignedAccounts;
  const readonlyOthers = accountKeys.length - header.numReadonlyUnsignedAccounts;
  return [
    ...accountKeys.slice(0, readonlySigners),
    ...accountKeys.slice(header.numRequiredSignatures, readonlyOthers),
    ...(meta.loadedAddresses?.writable ?? []),
  ];
}

async function listen(server, port) {
  server.listen(port, HOST);
  await once(server, 'listening');
}

function httpServer(node) {
  return http.createServer(async (request, response) => {
    try {
      const parts = [];
      for await (const part of request) parts.push(part);
      const text = await node.answer(Buffer.concat(parts).toString('utf8'));
      response.writeHead(200, { 'content-type': 'application/json' }).end(text);
    } catch (error) {
      console.error(`[solana-node] ${error.message}`);
      response.writeHead(502, { 'content-type': 'text/plain' }).end(error.message);
    }
  });
}

function webSocketServer(target) {
  return net.createServer((client) => {
    const upstream = net.connect(Number(target.port), target.hostname);
    client.pipe(upstream).pipe(client);
    client.on('error', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
  });
}

async function main() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8899' },
      state: { type: 'string' },
      'slot-ms': { type: 'string', default: '75' },
    },
  });
  const port = Number(values.port);
  const journal = values.state ? new Journal(values.state) : null;
  const runtime = new Runtime({ slotMs: Number(values['slot-ms']) });
  const node = new Node(runtime, journal);
  const restored = await node.restore();
  await listen(httpServer(node), port);
  await listen(webSocketServer(runtime.webSocket), port + 1);
  const end = () => {
    journal?.close();
    runtime.stop();
    process.exit(0);
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  const addresses = { rpc: `http://${HOST}:${port}`, ws: `ws://${HOST}:${port + 1}` };
  console.log(JSON.stringify({ ready: true, ...addresses, restored, pid: process.pid }));
}

main().catch((error) => {
  const taken = error.code === 'EADDRINUSE';
  console.error(`[solana-node] ${taken ? `port ${error.port} is taken` : error.message}`);
  process.exit(1);
});
