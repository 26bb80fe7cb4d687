'use strict';
const assert = require('node:assert/strict');
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');
const { spawn } = require('node:child_process');
const { once } = require('node:events');
const { test } = require('node:test');

const SCRIPT = path.join(__dirname, '..', 'solana-node.cjs');
const WALLET = '4fYNw3dojWmQ4dXtSGE9epjRGy9pFSx62YypT7avPYvA';

/** A port with a free neighbour for the WebSocket. */
async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port < 65535 ? port : freePort();
}

async function start(port, state) {
  const child = spawn(process.execPath, [SCRIPT, '--port', `${port}`, '--state', state], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  return { child, ready: JSON.parse(line) };
}

async function stop({ child }, signal) {
  child.kill(signal);
  await once(child, 'exit');
}

async function post(port, body) {
  const response = await fetch(`http://127.0.0.1:${port}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}

async function call(port, method, ...params) {
  return (await post(port, { jsonrpc: '2.0', id: 1, method, params })).result;
}

test('state and history survive kill -9 right after the answer, and SIGTERM', async (t) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'solana-node-'));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  const state = path.join(folder, 'state.jsonl');
  const port = await freePort();
  let node = await start(port, state);
  t.after(() => node.child.kill('SIGKILL'));

  const signatures = [];
  for (const signal of ['SIGKILL', 'SIGTERM']) {
    signatures.push(await call(port, 'requestAirdrop', WALLET, 1_000_000_000));
    const slot = await call(port, 'getSlot', { commitment: 'processed' });
    await stop(node, signal);
    fs.appendFileSync(state, '{"signature":"torn');
    node = await start(port, state);

    assert.ok(node.ready.restored > 0);
    assert.ok((await call(port, 'getSlot', { commitment: 'processed' })) > slot);
    const balance = await call(port, 'getBalance', WALLET);
    assert.equal(balance.value, 1_000_000_000 * signatures.length);
    const statuses = await call(port, 'getSignatureStatuses', signatures);
    assert.deepEqual(statuses.value.map((status) => status.err), signatures.map(() => null));
    const history = await call(port, 'getSignaturesForAddress', WALLET, { limit: 10 });
    assert.deepEqual(history.map((entry) => entry.signature), signatures.toReversed());
    const transaction = await call(port, 'getTransaction', signatures[0], { encoding: 'json' });
    assert.ok(transaction.transaction.message.accountKeys.includes(WALLET));
  }
});

test('a batch is answered in order', async (t) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'solana-node-'));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  const port = await freePort();
  const node = await start(port, path.join(folder, 'state.jsonl'));
  t.after(() => stop(node, 'SIGTERM'));

  const batch = ['getHealth', 'getGenesisHash'].map((method, id) => ({ jsonrpc: '2.0', id, method }));
  const answers = await post(port, batch);

  assert.deepEqual(answers.map((answer) => answer.id), [0, 1]);
  assert.equal(answers[0].result, 'ok');
});

test('a taken port ends the node with a message', async (t) => {
  const occupant = net.createServer().listen(0, '127.0.0.1');
  await once(occupant, 'listening');
  t.after(() => occupant.close());

  const child = spawn(process.execPath, [SCRIPT, '--port', `${occupant.address().port}`]);
  let message = '';
  child.stderr.on('data', (part) => (message += part));
  const [code] = await once(child, 'close');

  assert.equal(code, 1);
  assert.match(message, /port \d+ is taken/);
});
