// node merge.mjs federity-realm.json demo-overlay.json > realm-with-demo.json
// Adds an overlay's clients and users to the realm; its other members replace those of the realm.
import { readFileSync } from 'node:fs';

const [realm, overlay] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const { '//': _, ...replaced } = overlay;
const merged = {
  ...realm,
  ...replaced,
  clients: [...realm.clients, ...(overlay.clients ?? [])],
  users: [...(realm.users ?? []), ...(overlay.users ?? [])],
};
process.stdout.write(JSON.stringify(merged, null, 2) + '\n');
