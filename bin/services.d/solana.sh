# The local Solana node: a real Solana virtual machine, for development and demonstrations.

require_node() {
  command -v node >/dev/null && command -v npm >/dev/null ||
    fail "Node.js 20 or newer with npm is needed. Install it: https://nodejs.org/en/download (Debian: apt install nodejs npm)."
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$major" -ge 20 ] || fail "Node.js 20 or newer is needed, $(node --version) is installed: https://nodejs.org/en/download"
}

require_machine_solana() {
  require_port "$FEDERITY_SOLANA_PORT" FEDERITY_SOLANA_PORT "the Solana node"
  require_port "$((FEDERITY_SOLANA_PORT + 1))" FEDERITY_SOLANA_PORT "the Solana node's notifications"
  require_node
}

require_solana() {
  require_machine_solana
  "$root/ledger/node/install" >"$FEDERITY_VAR/log/solana-install.log" 2>&1 ||
    fail "the Solana node could not be fetched from the npm registry. Check the network; see $FEDERITY_VAR/log/solana-install.log"
}

launch_solana() {
  mkdir -p "$FEDERITY_VAR/solana"
  launch solana node "$root/ledger/node/solana-node.cjs" --port "$FEDERITY_SOLANA_PORT" --state "$FEDERITY_VAR/solana/state.json"
}

healthy_solana() {
  curl -sf --max-time 5 -H 'Content-Type: application/json' -d '{"jsonrpc":"2.0","id":1,"method":"getHealth"}' \
    "$FEDERITY_SOLANA_RPC" 2>/dev/null | grep -q '"ok"'
}

address_solana() { printf '%s' "$FEDERITY_SOLANA_RPC"; }
