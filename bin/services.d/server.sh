# WildFly with the EAR. The provisioned server stays as built; each instance has its own base directory below FEDERITY_VAR.

require_machine_server() {
  require_port "$FEDERITY_HTTP_PORT" FEDERITY_HTTP_PORT "the Federity server"
  require_port "$FEDERITY_MANAGEMENT_PORT" FEDERITY_MANAGEMENT_PORT "the server's health checks"
  JAVA_HOME=$("$root/bin/find-jdk") || exit 1
  export JAVA_HOME
}

require_server() {
  require_machine_server
  [ -e "$root/ear/target/server-provisioned" ] && [ -e "$root/ear/target/federity.ear" ] ||
    fail "the server is not built yet. Run: ./mvnw package -DskipTests"
}

launch_server() {
  local base="$FEDERITY_VAR/server/base" built="$root/ear/target/server"
  # Configuration comes from the build every time; transaction logs and the application's data stay.
  mkdir -p "$base/deployments" "$FEDERITY_DATA_DIR" "$FEDERITY_VAR/log/server"
  rm -rf "$base/configuration" "$base/deployments" "$base/tmp" "$base/data/content"
  cp -R "$built/standalone/configuration" "$base/"
  mkdir -p "$base/deployments"
  cp "$root/ear/target/federity.ear" "$base/deployments/"

  FEDERITY_PORTAL_SECRET=$(secret portal-client)
  export FEDERITY_PORTAL_SECRET FEDERITY_PUBLIC_URL OIDC_URL FEDERITY_DATA_DIR FEDERITY_SOLANA_RPC \
    FEDERITY_SOLANA_AIRDROP FEDERITY_SERVER_KEY_FILE FEDERITY_MINT_SECRET_FILE FEDERITY_SOLANA_PAYER_FILE
  export JAVA_OPTS="${FEDERITY_SERVER_JAVA_OPTS:--Xms256m -Xmx1g -XX:MaxMetaspaceSize=512m} -Djava.awt.headless=true -Djava.net.preferIPv4Stack=true"
  launch server bash "$built/bin/standalone.sh" -b "${FEDERITY_BIND:-127.0.0.1}" \
    -Djboss.server.base.dir="$base" -Djboss.server.log.dir="$FEDERITY_VAR/log/server" \
    -Djboss.http.port="$FEDERITY_HTTP_PORT" -Djboss.management.http.port="$FEDERITY_MANAGEMENT_PORT"
}

# The scanner deploys the EAR after the server is up, so the marker it writes counts too.
healthy_server() {
  [ ! -e "$FEDERITY_VAR/server/base/deployments/federity.ear.failed" ] || return 1
  [ -e "$FEDERITY_VAR/server/base/deployments/federity.ear.deployed" ] &&
    curl -sf -o /dev/null --max-time 5 "http://localhost:$FEDERITY_MANAGEMENT_PORT/health/ready"
}

# A failed deployment never heals: no reason to wait for the deadline.
hopeless_server() {
  if [ -e "$FEDERITY_VAR/server/base/deployments/federity.ear.failed" ]; then
    cat "$FEDERITY_VAR/server/base/deployments/federity.ear.failed" >&2
    echo >&2
    return 0
  fi
  return 1
}

address_server() { printf '%s' "$FEDERITY_PUBLIC_URL"; }
