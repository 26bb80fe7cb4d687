// What the node must not forget: one JSON line for every transaction, with the accounts as it left
// them. A line is on disk before the sender gets its answer, so a killed node loses only what it
// never acknowledged.
'use strict';
const fs = require('node:fs');
const path = require('node:path');

class Journal {
  #descriptor;

  /** Signature -> entry, in the order in which the transactions happened. */
  entries = new Map();

  constructor(file) {
    fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    if (fs.existsSync(file)) this.#read(file);
    this.#descriptor = fs.openSync(file, 'a');
  }

  append(entry) {
    fs.writeSync(this.#descriptor, JSON.stringify(entry) + '\n');
    fs.fsyncSync(this.#descriptor);
    this.entries.set(entry.signature, entry);
  }

  close() {
    fs.closeSync(this.#descriptor);
  }

  /** The last known image of every account that a transaction touched. */
  accounts() {
    const images = new Map();
    for (const entry of this.entries.values()) {
      for (const [address, account] of Object.entries(entry.accounts)) {
        if (account) images.set(address, account);
        else images.delete(address);
      }
    }
    return images;
  }

  lastSlot() {
    return Math.max(0, ...[...this.entries.values()].map((entry) => entry.slot));
  }

  /** The newest first, as getSignaturesForAddress answers. */
  mentioning(address) {
    const mentions = ({ transaction, accounts }) =>
      address in accounts || transaction.json.transaction.message.accountKeys.includes(address);
    return [...this.entries.values()].filter(mentions).reverse();
  }

  /** A kill in mid-write leaves a last line without its end: nobody got an answer for it, so it goes. */
  #read(file) {
    const bytes = fs.readFileSync(file);
    const end = bytes.lastIndexOf(0x0a) + 1;
    if (end < bytes.length) fs.truncateSync(file, end);
    const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
    lines.forEach((line, index) => {
      try {
        const entry = JSON.parse(line);
        this.entries.set(entry.signature, entry);
      } catch (error) {
        throw new Error(`${file}, line ${index + 1} is damaged: ${error.message}`);
      }
    });
  }
}

module.exports = { Journal };
